/** The selected users. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Changes with every change of the selection. Stands for `ids` in query keys: comparing 100,000 ids is too slow. */
  version: number
}

/** Module state, in memory: it survives paging, filters and opening a person, but not a reload. */
let current: Selection = { ids: new Set(), version: 0 }
const listeners = new Set<() => void>()

/** Returns the current selection. */
export function getSelection(): Selection {
  return current
}

/** Subscribes to changes of the selection, for `useSyncExternalStore`. */
export function subscribeSelection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Adds users to the selection or removes them from it. */
export function setSelected(ids: readonly string[], isSelected: boolean) {
  const next = new Set(current.ids)
  for (const id of ids) {
    if (isSelected) next.add(id)
    else next.delete(id)
  }
  replace(next)
}

/** Clears the selection. */
export function clearSelection() {
  if (current.ids.size > 0) replace(new Set())
}

function replace(ids: ReadonlySet<string>) {
  current = { ids, version: current.version + 1 }
  for (const listener of listeners) listener()
}
