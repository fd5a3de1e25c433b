import { CloseButton, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import classes from './Filters.module.css'

interface Props {
  text: string
  onType: (text: string) => void
  /** What was typed is meant: Enter. */
  onSubmit: () => void
}

/** Where people are searched for, or a list of them is pasted. The key `/` leads here. */
export function SearchBox({ text, onType, onSubmit }: Props) {
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event
      const isTyped = target instanceof HTMLElement && target.matches('input, select, textarea, dialog *')
      if (key !== '/' || ctrlKey || metaKey || altKey || isTyped) return
      event.preventDefault()
      field.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <form
      role="search"
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <TextInput
        ref={field}
        type="search"
        aria-label="Search users"
        aria-keyshortcuts="/"
        placeholder="Search name, e-mail, title, role or id, or paste a list"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => onType(value)}
        onKeyDown={(event) => {
          // The browser's own clearing by Escape is not there everywhere.
          if (event.key !== 'Escape' || text === '') return
          event.preventDefault()
          onType('')
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (!/[\r\n]/.test(pasted.trim())) return
          // A field of one line would glue the lines of a list together.
          event.preventDefault()
          const { value, selectionStart, selectionEnd } = event.currentTarget
          const list = pasted.trim().replaceAll(/\s*[\r\n]+\s*/g, ', ')
          onType(value.slice(0, selectionStart ?? 0) + list + value.slice(selectionEnd ?? value.length))
        }}
        rightSection={
          text !== '' && (
            <CloseButton
              size="sm"
              aria-label="Clear search"
              onClick={() => {
                onType('')
                field.current?.focus()
              }}
            />
          )
        }
      />
    </form>
  )
}
