import type { ChangeKind, ComparisonRequest } from '../desk/snapshots/types.ts'

/** The state of the page, as kept in the address. */
export interface SnapshotsState extends Omit<ComparisonRequest, 'earlier'> {
  /** Null before anything is compared. */
  earlier: string | null
}

const kinds = new Set<string>([
  'privileged',
  'role',
  'joined',
  'terminated',
  'reinstated',
  'status',
  'gone',
  'address',
  'profile',
  'activity',
] satisfies ChangeKind[])

/** Reads the state from an address. Invalid parameters keep their default and are listed in `ignored`. */
export function readSnapshotsState(search: string): { state: SnapshotsState; ignored: string[] } {
  const params = new URLSearchParams(search)
  const ignored: string[] = []
  const read = (name: string, isValid: (value: string) => boolean): string | null => {
    const value = params.get(name)
    if (value === null || isValid(value)) return value
    ignored.push(`${name}=${value}`)
    return null
  }
  const isId = (value: string) => /^[\da-f]{16}$/.test(value)
  const state: SnapshotsState = {
    earlier: read('earlier', isId),
    later: read('later', isId),
    kind: read('kind', (value) => kinds.has(value)) as ChangeKind | null,
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
