/** Whom the admin has selected, by id. Module state: it survives pages, filters and opening a person, and no reload. */
let selected: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/** Those selected now. */
export function selection(): ReadonlySet<string> {
  return selected
}

/** For useSyncExternalStore. */
export function subscribeSelection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Selects people beside those who are, or takes them out. */
export function select(ids: readonly string[], on: boolean) {
  const next = new Set(selected)
  for (const id of ids) {
    if (on) next.add(id)
    else next.delete(id)
  }
  set(next)
}

/** Selects nobody. */
export function clearSelection() {
  if (selected.size > 0) set(new Set())
}

function set(next: ReadonlySet<string>) {
  selected = next
  for (const listener of listeners) listener()
}
