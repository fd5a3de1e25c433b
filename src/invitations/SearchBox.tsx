import { TextInput } from '../ui/TextInput.tsx'
import { useEffect, useRef } from 'react'
import { isSearchShortcut } from '../ui/shortcut.ts'
import classes from './Invitations.module.css'

interface Props {
  text: string
  onTextChange: (text: string) => void
}

/** The search field; the key `/` focuses it. */
export function SearchBox({ text, onTextChange }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null
      if (isInDialog || !isSearchShortcut(event)) return
      event.preventDefault()
      field.current?.select()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <form role="search" className={classes.search} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        ref={field}
        type="search"
        aria-label="Search invitations"
        aria-keyshortcuts="/"
        placeholder="Email, name, role"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => onTextChange(value)}
      />
    </form>
  )
}
