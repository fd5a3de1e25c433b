import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props extends ButtonProps {
  /** Looks disabled and does nothing, but keeps the focus and can be found, so that the reason can be told. */
  unavailable: boolean
  type?: 'submit'
  onClick?: () => void
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  children: ReactNode
}

/** A button that may not be of use now. A submit button leaves it to its form to say why. */
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
