import type { Query } from '../desk/directory/types.ts'
import { forgetWithSession } from './forgetWithSession.ts'

/** The people whom the users page shows and has selected, for other pages that can do something with them. */
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
