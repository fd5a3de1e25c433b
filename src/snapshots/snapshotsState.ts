import type { ComparisonRequest } from '../desk/snapshots/types.ts'
import { type ChangeKind, changeKinds } from '../operations/changeKinds.ts'

/** The state of the page, as kept in the address. */
export interface SnapshotsState extends Omit<ComparisonRequest, 'earlier'> {
  /** Null before anything is compared. */
  earlier: string | null
}

/** Reads the state from an address. Invalid parameters keep their default and are listed in `ignored`. */
export function readSnapshotsState(search: string): { state: SnapshotsState; ignored: string[] } {
  const params = new URLSearchParams(search)
  const ignored: string[] = []
  const read = <Value extends string>(name: string, isValid: (value: string) => value is Value) => {
    const value = params.get(name)
    if (value === null || isValid(value)) return value
    ignored.push(`${name}=${value}`)
    return null
  }
  const isId = (value: string): value is string => /^[\da-f]{16}$/.test(value)
  const isKind = (value: string): value is ChangeKind => changeKinds.some((kind) => kind === value)
  const state: SnapshotsState = {
    earlier: read('earlier', isId),
    later: read('later', isId),
    kind: read('kind', isKind),
    text: params.get('q') ?? '',
  }
  return { state, ignored }
}

/** Writes the state as a query string. */
export function writeSnapshotsState({ earlier, later, kind, text }: SnapshotsState): string {
  const params = new URLSearchParams()
  if (earlier !== null) params.set('earlier', earlier)
  if (later !== null) params.set('later', later)
  if (kind !== null) params.set('kind', kind)
  if (text !== '') params.set('q', text)
  return params.size === 0 ? '?' : `?${params.toString()}`
}
