import type { Query } from '../desk/directory/types.ts'
import { forgetWithSession } from './forgetWithSession.ts'

/** The people shown and selected on the users page, for use on other pages. */
interface ChosenPeople {
  /** The filters of the table. Null where there are none. */
  query: Query | null
  /** Ids of the selected people. */
  selected: ReadonlySet<string>
  /** Whether everyone was selected before everyone was read. */
  isIncomplete: boolean
}

const nobody: ChosenPeople = { query: null, selected: new Set(), isIncomplete: false }
/** Module state, in memory only. */
let current = nobody
forgetWithSession(() => setChosenPeople(nobody))

/** Records what the users page shows or has selected. */
export function setChosenPeople(changes: Partial<ChosenPeople>) {
  current = { ...current, ...changes }
}

/** Returns what the users page showed last and has selected. */
export function chosenPeople(): ChosenPeople {
  return current
}
