import { Button, type ButtonProps } from './Button.tsx'

interface Props extends Omit<ButtonProps, 'onClick' | 'type'> {
  /** Whether it looks disabled and does nothing. It stays focusable, so that its description can say why. */
  unavailable: boolean
  type?: 'submit'
  onClick?: () => void
}

/** A button that can be unavailable without losing the focus (aria-disabled). A submit button always submits: its form says why not. */
export function SoftButton({ unavailable, type, onClick, ...others }: Props) {
  return (
    <Button
      {...others}
      type={type ?? 'button'}
      aria-disabled={unavailable}
      data-disabled={unavailable || undefined}
      onClick={() => {
        if (!unavailable) onClick?.()
      }}
    />
  )
}
