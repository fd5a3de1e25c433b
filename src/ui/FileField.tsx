import { type ComponentProps, type ReactNode, useId } from 'react'
import classes from './FileField.module.css'

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'onChange'> {
  label: string
  /** What else can be done, or which file is used. */
  children: ReactNode
  onFiles: (files: File[]) => void
}

/** A field for files that looks like a button. The page around it decides where files can be dropped. */
export function FileField({ label, children, onFiles, ...others }: Props) {
  const id = useId()
  return (
    <div className={classes.field}>
      <input
        id={id}
        type="file"
        className={classes.input}
        // Lets the same file be chosen again after it was edited.
        onClick={({ currentTarget: input }) => (input.value = '')}
        onChange={({ currentTarget: { files } }) => {
          if (files?.length) onFiles([...files])
        }}
        {...others}
      />
      <label htmlFor={id} className={classes.button}>
        {label}
      </label>
      <span className={classes.hint}>{children}</span>
    </div>
  )
}
