import type { EntryCounts } from '../desk/directory/types.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import classes from './Chips.module.css'
import { filterSentence } from './filterSentence.ts'
import type { ListState } from './listState.ts'

/** What the list holds, as a sentence. `entries` are those of a pasted list. */
export function FilterSentence({
  listState,
  entries,
}: {
  listState: ListState
  entries: EntryCounts | null
}) {
  const roleName = useRoleName()
  return (
    <p className={classes.sentence} translate="no">
      {filterSentence(listState, roleName, entries)}
    </p>
  )
}
