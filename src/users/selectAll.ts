import { getSelection, type IncompleteSelection, replaceSelection, type Selection } from './selection.ts'

// Selecting everyone who matches; loaded with the selection bar.

/** Adds everyone of a list, as of a version of the directory. `incomplete` is null if everyone was read. */
export function selectAllOf(
  list: string,
  version: number,
  ids: readonly string[],
  incomplete: IncompleteSelection | null,
) {
  const current = getSelection()
  // Selected again after everyone was read, the same list is complete.
  const earlier = current.incomplete?.list === list ? null : current.incomplete
  replaceSelection({
    ids: new Set([...current.ids, ...ids]),
    allOf: allOfKey(list, version),
    incomplete: incomplete ? { ...incomplete, list } : earlier,
  })
}

/** Whether everyone of a list is selected already, as of a version of the directory. */
export function isAllOfSelected({ allOf }: Selection, list: string, version: number): boolean {
  return allOf === allOfKey(list, version)
}

function allOfKey(list: string, version: number): string {
  return `${version} ${list}`
}
