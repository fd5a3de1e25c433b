import { forgetWithSession } from '../organization/forgetWithSession.ts'
import { setChosenPeople } from '../organization/chosenPeople.ts'
import { createListeners } from '../ui/createListeners.ts'

/** Says that not everyone was read when all who match were selected. */
export interface IncompleteSelection {
  /** Number of people who were not read; null if it is unknown. */
  unread: number | null
  /** Why, in sentences. */
  reasons: string[]
}

/** The selected users. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Changes with every change of the selection. Stands for `ids` in query keys: comparing 100,000 ids is too slow. */
  version: number
  /** The list of which everyone was selected, as of a version of the directory; null after any other change. */
  allOf: string | null
  /** Set while people may be missing from the selection. It stays when some are deselected. */
  incomplete: (IncompleteSelection & { list: string }) | null
}

/** Module state, in memory: it survives paging, filters and opening a person, but not a reload. */
let current: Selection = { ids: new Set(), version: 0, allOf: null, incomplete: null }
const listeners = createListeners()
forgetWithSession(clearSelection)

/** Returns the current selection. */
export function getSelection(): Selection {
  return current
}

/** Subscribes to changes of the selection, for `useSyncExternalStore`. */
export const subscribeSelection = listeners.subscribe

/** Adds users to the selection or removes them from it. */
export function setSelected(ids: readonly string[], isSelected: boolean) {
  const next = new Set(current.ids)
  for (const id of ids) {
    if (isSelected) next.add(id)
    else next.delete(id)
  }
  replaceSelection({ ids: next, allOf: null, incomplete: next.size === 0 ? null : current.incomplete })
}

/** Clears the selection. */
export function clearSelection() {
  if (current.ids.size > 0) replaceSelection({ ids: new Set(), allOf: null, incomplete: null })
}

/** Replaces the selection and notifies. */
export function replaceSelection(next: Omit<Selection, 'version'>) {
  current = { ...next, version: current.version + 1 }
  setChosenPeople({ selected: next.ids, isIncomplete: next.incomplete !== null })
  listeners.notify()
}
