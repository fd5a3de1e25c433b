import { everyone } from '../directory/emptyQuery.ts'
import type { Role, User } from '../../api/schema.ts'
import { isActive, ownerRank, rankOf } from '../../operations/access.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { access, after } from '../../operations/requests.ts'
import type { DirectoryCount, Query } from '../directory/types.ts'

/** Something to know, and perhaps to confirm, before an operation or a plan runs. */
export interface Guard {
  /**
   * `owner`: no active owner would be left. `me`: the admin's own access shrinks. `half`: that of more than half of the
   * active people does. `number`: that of many does, so that their number is to be typed. `busy`: another plan runs.
   */
  name: 'owner' | 'me' | 'half' | 'number' | 'busy'
  /** Whether it can't be run, or only when this is confirmed. */
  verdict: 'blocks' | 'asks'
  /** False where it could not be computed. */
  known: boolean
  /** How many people it is about; for `number`, what is to be typed. */
  count: number
  says: string
  /** Whether it was confirmed already. */
  confirmed: boolean
}

/** What was confirmed by whoever runs a plan; `number` is the one that was typed. */
export interface Confirmed {
  owner?: boolean
  me?: boolean
  half?: boolean
  number?: number
}

/** One operation that is about to run, on the person as they are expected to be then. */
export interface PendingOperation {
  user: User
  request: OperationRequest
}

interface Dependencies {
  /** The roles that have names. */
  roles: () => readonly Role[]
  /** The admin's own id, where it is known. */
  me: () => string | null
  directory: { isComplete: () => boolean; count: (query: Query) => Promise<DirectoryCount> }
}

/** Shrinking the access of so many people asks for their number. */
const many = 10

/** What has to be known before these operations run. */
export async function guardsOf(
  pending: readonly PendingOperation[],
  confirmed: Confirmed,
  { roles, me, directory }: Dependencies,
): Promise<Guard[]> {
  const losing = new Map<string, User>()
  let leaving = 0
  let perhapsOwners = 0
  const owners = roles().filter(({ id }) => rankOf(id, roles()) === ownerRank)
  const isOwner = (user: User) => isActive(user) && owners.some(({ id }) => id === user.roleId)

  for (const { user, request } of pending) {
    const then = after(request, user)
    if (access(request, user, roles()) === 'shrinks') losing.set(user.id, user)
    if (isOwner(user) && !isOwner(then)) leaving++
    if (isActive(user) && (then.status !== user.status || then.roleId !== user.roleId)) perhapsOwners++
  }

  const activeNow = async (role: string[]) => (await directory.count(asked(role))).total
  const guards: Guard[] = []
  const record = (guard: Omit<Guard, 'confirmed'>) =>
    guards.push({ ...guard, confirmed: isConfirmed(guard, confirmed) })
  const block = (name: Guard['name'], count: number, says: string) =>
    record({ name, verdict: 'blocks', known: true, count, says })
  const ask = (name: Guard['name'], count: number, says: string) =>
    record({ name, verdict: 'asks', known: true, count, says })
  const unknown = (name: Guard['name'], count: number, says: string) =>
    record({ name, verdict: 'asks', known: false, count, says })

  if (owners.length === 0 && perhapsOwners > 0) {
    unknown('owner', perhapsOwners, `${noTelling.owner}: the API names no role “owner”.`)
  } else if (leaving > 0) {
    // Whoever this plan makes an owner does not count: that may fail. Who is not read yet would only add to the rest.
    const left = (await activeNow(owners.map(({ id }) => id))) - leaving
    if (left <= 0 && directory.isComplete()) block('owner', leaving, noOwner)
    else if (left <= 0) unknown('owner', leaving, `${noTelling.owner} before everyone is read.`)
  }

  const own = me()
  if (own !== null && losing.has(own)) ask('me', 1, 'You are among them, and would lose access yourself.')

  const active = [...losing.values()].filter(isActive).length
  if (active > 0 && active * 2 > (await activeNow([]))) {
    if (directory.isComplete()) ask('half', active, 'More than half of all active people would lose access.')
    else unknown('half', active, `${noTelling.half} before everyone is read.`)
  }

  if (losing.size >= many) ask('number', losing.size, `${losing.size} people would lose access.`)
  return guards
}

const noOwner =
  'No active owner would be left. Take an owner out of the plan, or make someone else an owner first.'
const noTelling = {
  owner: 'Whether an active owner would be left can’t be said',
  half: 'Whether more than half of all active people would lose access can’t be said',
}

function isConfirmed({ name, verdict, count }: Omit<Guard, 'confirmed'>, confirmed: Confirmed): boolean {
  if (verdict === 'blocks' || name === 'busy') return false
  // What is left of a plan is confirmed with the whole.
  return name === 'number' ? (confirmed.number ?? 0) >= count : confirmed[name] === true
}

/** Who is active, of all or with one of these roles. */
function asked(role: string[]): Query {
  return { ...everyone, status: ['ACTIVE'], role }
}
