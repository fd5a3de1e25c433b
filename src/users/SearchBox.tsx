import { useRef, useSyncExternalStore } from 'react'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'
import { CloseButton } from '../ui/CloseButton.tsx'
import { isComposed } from '../ui/isComposed.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { searchPlaceholder } from './filterWords.ts'
import classes from './Filters.module.css'

interface Props {
  text: string
  onTextChange: (text: string) => void
  /** Called on Enter. */
  onTextSubmit: () => void
}

/** The search field. It also takes a pasted list of people; the key `/` focuses it (`keys/everywhere.ts`). */
export function SearchBox({ text, onTextChange, onTextSubmit }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const { singleKeys } = useSyncExternalStore(subscribePreferences, preferences)
  return (
    <form
      role="search"
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault()
        onTextSubmit()
      }}
    >
      <TextInput
        ref={field}
        type="search"
        aria-label="Search users"
        aria-keyshortcuts={singleKeys ? '/' : undefined}
        placeholder={searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => onTextChange(value)}
        onKeyDown={(event) => {
          // Not every browser clears a search field on Escape by itself. While text is composed, Escape ends that.
          if (event.key !== 'Escape' || text === '' || isComposed(event.nativeEvent)) return
          event.preventDefault()
          onTextChange('')
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (!/[\r\n]/.test(pasted.trim())) return
          // A single-line field drops line breaks, which separate the entries of a list.
          event.preventDefault()
          const { value, selectionStart, selectionEnd } = event.currentTarget
          // A comma may be part of a name: "Novak, Jan".
          const separator = /[,;]/.test(pasted) ? '; ' : ', '
          const list = pasted.trim().replaceAll(/[\s,;]*[\r\n]+\s*/g, separator)
          onTextChange(value.slice(0, selectionStart ?? 0) + list + value.slice(selectionEnd ?? value.length))
        }}
        end={
          text !== '' && (
            <CloseButton
              aria-label="Clear search"
              onClick={() => {
                onTextChange('')
                field.current?.focus()
              }}
            />
          )
        }
      />
    </form>
  )
}
