/** Those who are selected. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Another number after each change: a hundred thousand ids are too many to be compared. */
  version: number
}

/** Whom the admin has selected, by id. Module state: it survives pages, filters and opening a person, and no reload. */
let current: Selection = { ids: new Set(), version: 0 }
const listeners = new Set<() => void>()

/** Those selected now. */
export function selection(): Selection {
  return current
}

/** For useSyncExternalStore. */
export function subscribeSelection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Selects people beside those who are, or takes them out. */
export function select(ids: readonly string[], on: boolean) {
  const next = new Set(current.ids)
  for (const id of ids) {
    if (on) next.add(id)
    else next.delete(id)
  }
  set(next)
}

/** Selects nobody. */
export function clearSelection() {
  if (current.ids.size > 0) set(new Set())
}

function set(ids: ReadonlySet<string>) {
  current = { ids, version: current.version + 1 }
  for (const listener of listeners) listener()
}
