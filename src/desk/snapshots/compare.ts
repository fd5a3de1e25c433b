import { type ChangeKind, changeKinds } from '../../operations/changeKinds.ts'
import type { Facts } from '../../operations/facts.ts'
import { hasStatus } from '../../operations/person.ts'
import type { FieldChange } from './types.ts'

/** A person in two snapshots; null where a snapshot does not have them. */
export interface Pair {
  before: Facts | null
  after: Facts | null
  /** What has changed, the most important first. */
  kinds: ChangeKind[]
}

/** The people who differ, the most important changes first, and the number of those who do not. */
export interface Differences {
  pairs: Pair[]
  unchanged: number
  /** Whether a person is in both. Otherwise the snapshots may be of two organizations. */
  hasCommon: boolean
}

/** Returns whether a role ranks as owner or admin. */
type IsLeaderRole = (roleId: string | null) => boolean

const fields = [
  'roleId',
  'status',
  'email',
  'firstName',
  'lastName',
  'title',
  'createdDateTime',
  'lastActivityDateTime',
] as const
/** People to compare before other tasks may run. */
const peoplePerStep = 4096

/** Compares two snapshots by the ids of the people. Yields where other tasks may run. */
export function* comparePeople(
  earlier: readonly Facts[],
  later: readonly Facts[],
  isLeaderRole: IsLeaderRole,
): Generator<undefined, Differences> {
  const rest = new Map<string, Facts>()
  for (const [index, person] of earlier.entries()) {
    if (index % peoplePerStep === peoplePerStep - 1) yield
    rest.set(person.id, person)
  }
  const earlierPeople = rest.size
  /** By the most important kind. */
  const groups = new Map<ChangeKind, Pair[]>(changeKinds.map((kind) => [kind, []]))
  let unchanged = 0
  const add = (before: Facts | null, after: Facts | null) => {
    const kinds = kindsOf(before, after, isLeaderRole)
    if (kinds[0] === undefined) unchanged++
    else groups.get(kinds[0])?.push({ before, after, kinds })
  }
  for (const [index, after] of later.entries()) {
    if (index % peoplePerStep === peoplePerStep - 1) yield
    const before = rest.get(after.id) ?? null
    if (before) rest.delete(after.id)
    add(before, after)
  }
  const hasCommon = rest.size < earlierPeople
  for (const before of rest.values()) add(before, null)
  yield
  return { pairs: [...groups.values()].flat(), unchanged, hasCommon }
}

/** Returns the fields that differ. Of someone who joined or is gone, all that they have. */
export function fieldChanges(before: Facts | null, after: Facts | null): FieldChange[] {
  return fields
    .filter((field) => (before?.[field] ?? null) !== (after?.[field] ?? null))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
}

function kindsOf(before: Facts | null, after: Facts | null, isLeaderRole: IsLeaderRole): ChangeKind[] {
  const kinds: ChangeKind[] = []
  const isLeader = (person: Facts | null) =>
    person !== null && isLeaderRole(person.roleId) && !isTerminated(person)
  if (isLeader(after) && !isLeader(before)) kinds.push('privileged')
  if (before === null) return [...kinds, 'joined']
  if (after === null) return [...kinds, 'gone']
  const differs = (field: (typeof fields)[number]) => before[field] !== after[field]
  if (differs('roleId')) kinds.push('role')
  if (differs('status')) {
    const [was, is] = [isTerminated(before), isTerminated(after)]
    kinds.push(was === is ? 'status' : is ? 'terminated' : 'reinstated')
  }
  if (differs('email')) kinds.push('address')
  if (differs('firstName') || differs('lastName') || differs('title') || differs('createdDateTime'))
    kinds.push('profile')
  if (kinds.length === 0 && differs('lastActivityDateTime')) kinds.push('activity')
  return kinds
}

/** Whether a person is terminated, by what their status shows. */
export function isTerminated(person: Facts): boolean {
  return hasStatus(person, 'TERMINATED')
}
