import type { EntryCounts } from '../desk/directory/types.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { useCommands } from '../palette/useCommands.ts'
import { activeFilters } from './activeFilters.ts'
import classes from './Chips.module.css'
import quiet from '../ui/QuietButton.module.css'
import { sentenceParts, type SentencePart } from './filterSentence.ts'
import { type ListState, withoutFilters } from './listState.ts'

interface Props {
  listState: ListState
  /** What was chosen last, which the rows may not show yet. */
  chosen: ListState
  /** Entries of a pasted list. */
  entries: EntryCounts | null
  setListState: (next: ListState) => void
}

/** What the list holds, as a sentence in which each filter is a chip with a button that removes it. */
export function Chips({ listState, chosen, entries, setListState }: Props) {
  const roleName = useRoleName()
  const clear = () => setListState(withoutFilters(chosen))
  useCommands([{ section: 'here', name: 'Clear filters', action: clear }])
  const filters = activeFilters(listState, roleName)
  // From what was chosen last: a second click may come before the rows have followed the first.
  const remove = (key: string) => {
    const removed = activeFilters(chosen, roleName).find((each) => each.key === key)
    if (removed) setListState(removed.listStateWithout)
  }
  const items = itemsOf(sentenceParts(listState, roleName, entries))
  return (
    <div className={classes.sentence}>
      <ul aria-label="Filters" className={classes.list} translate="no">
        {items.map(({ before, key, words, after }) => {
          const filter = filters.find((each) => each.key === key)
          return (
            <li key={key} className={classes.item}>
              {before}
              <span className={classes.chip}>
                <bdi>{words}</bdi>
                <button
                  type="button"
                  aria-label={`Remove filter ${filter?.label ?? words}`}
                  onClick={() => remove(key)}
                >
                  <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden className={classes.cross}>
                    <path d="m6 6 12 12m0-12L6 18" />
                  </svg>
                </button>
              </span>
              {after}
            </li>
          )
        })}
      </ul>{' '}
      <button type="button" className={quiet.button} onClick={clear}>
        Clear filters
      </button>
    </div>
  )
}

/** Gives each filter the words before it, and the last one those after it. */
function itemsOf(parts: readonly SentencePart[]) {
  const items: { before: string; key: string; words: string; after: string }[] = []
  let before = ''
  for (const part of parts) {
    if (typeof part === 'string') before += part
    else {
      items.push({ ...part, before, after: '' })
      before = ''
    }
  }
  const last = items.at(-1)
  if (last) last.after = before
  return items
}
