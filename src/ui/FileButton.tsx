import type { ComponentProps, RefObject } from 'react'
import { Button } from './Button.tsx'

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'name' | 'hidden' | 'onChange'> {
  /** The hidden field. Clicking it asks for a file, as the button does. */
  ref: RefObject<HTMLInputElement | null>
  /** Text of the button. */
  name: string
  loading?: boolean
  onFile: (file: File) => void
}

/** A small button that asks for a file. Where files can also be dropped, use a `FileField`. */
export function FileButton({ ref, name, loading = false, onFile, ...others }: Props) {
  return (
    <>
      <Button variant="default" size="xs" loading={loading} onClick={() => ref.current?.click()}>
        {name}
      </Button>
      <input
        ref={ref}
        type="file"
        hidden
        {...others}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // Lets the same file be chosen again.
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
