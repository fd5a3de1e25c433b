import { useRoleName } from '../organization/useRoleName.ts'
import classes from './Chips.module.css'
import { filterSentence } from './filterSentence.ts'
import type { ListState } from './listState.ts'

/** What the list holds, as a sentence. */
export function FilterSentence({ listState }: { listState: ListState }) {
  const roleName = useRoleName()
  return (
    <p className={classes.sentence} translate="no">
      {filterSentence(listState, roleName)}
    </p>
  )
}
