import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props extends ButtonProps {
  /** Whether it looks disabled and does nothing. It stays focusable, so that its description can say why. */
  unavailable: boolean
  type?: 'submit'
  onClick?: () => void
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-keyshortcuts'?: string | undefined
  'aria-pressed'?: boolean
  children: ReactNode
}

/** A button that can be unavailable without losing the focus (aria-disabled). A submit button always submits: its form says why not. */
export function SoftButton({ unavailable, type, onClick, ...others }: Props) {
  return (
    <Button
      {...others}
      type={type ?? 'button'}
      aria-disabled={unavailable}
      {...(unavailable ? { 'data-disabled': true } : {})}
      onClick={() => {
        if (!unavailable) onClick?.()
      }}
    />
  )
}
