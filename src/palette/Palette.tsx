import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { keyNameOf } from '../keys/createKeyHandler.ts'
import { isMac } from '../keys/platform.ts'
import { useRouter } from '../routing/useRouter.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { isComposed } from '../ui/isComposed.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { currentCommands, isUnavailable, peopleSearch } from './commands.ts'
import { activeOption, keyOf, type Option, optionsFor } from './options.ts'
import { OptionList } from './OptionList.tsx'
import { pageCommands } from './pages.ts'
import classes from './Palette.module.css'
import { recentPeople } from './recentPeople.ts'
import { paletteTitle, peopleFailed, results, searchHint, searching, searchLabel } from './words.ts'

const listId = 'palette-results'

/** The command palette: finds commands, people and pages by their first letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  /** The option that the arrows moved to. */
  const [chosen, setChosen] = useState<string | null>(null)
  // What there was when the palette opened.
  const [commands] = useState(() => [...currentCommands(), ...pageCommands()])
  const [recent] = useState(recentPeople)
  const { people, found } = usePeople(text)
  const { navigate } = useRouter()
  const options = optionsFor({ text, commands, recent, found })
  const active = activeOption(options, chosen)

  useEffect(() => {
    if (active) document.getElementById(active.id)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const run = (option: Option) => {
    if (isUnavailable(option)) return
    const { action } = option
    // Closed first, so that the focus has returned when a dialog opens.
    flushSync(onClose)
    const goTo = (path: string) => void navigate(path)
    if (typeof action === 'string') goTo(action)
    else action(goTo)
  }
  const move = (by: number) => {
    const at = active ? options.indexOf(active) : -1
    const next = options[(at + by + options.length) % options.length]
    if (next) setChosen(keyOf(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposed(event.nativeEvent)) return
    const does: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => active && run(active),
      'Mod+k': onClose,
    }
    const act = does[keyNameOf(event.nativeEvent, isMac) ?? '']
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <Dialog title={paletteTitle} size="palette" onDismiss={onClose}>
      <TextInput
        role="combobox"
        className={classes.field}
        placeholder={searchHint}
        aria-label={searchLabel}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active?.id}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value)
          setChosen(null)
        }}
        onKeyDown={onKeyDown}
      />
      <OptionList id={listId} options={options} active={active} onRun={run} />
      <QueryFailure title={peopleFailed} query={people} />
      <p className={classes.count} aria-live="polite">
        {people.isLoading ? searching : results(options.length)}
      </p>
    </Dialog>
  )
}

/** Searches for people. Never returns those of an earlier text: Enter would open someone else. */
function usePeople(text: string) {
  const search = peopleSearch()
  const wanted = text.trim()
  const people = useQuery({
    queryKey: ['palette', wanted],
    queryFn: ({ signal }) => search?.find(wanted, signal) ?? null,
    enabled: wanted !== '' && search !== null,
    gcTime: 0,
  })
  const found = people.data && search ? { ...people.data, list: search.listOf(wanted) } : null
  return { people, found }
}
