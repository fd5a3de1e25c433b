import { everyone } from '../directory/emptyQuery.ts'
import type { Role, User } from '../../api/schema.ts'
import { isActive, ownerRank, rankOf } from '../../operations/access.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { access, after } from '../../operations/requests.ts'
import type { DirectoryCount, Query } from '../directory/types.ts'
import * as words from './words.ts'

/** A warning before an operation or a plan runs: it blocks the run or has to be confirmed. */
export interface Guard {
  /**
   * `owner`: no active owner would be left. `me`: the admin's own access shrinks. `half`: more than half of the active
   * people lose access. `number`: many people lose access, so their number has to be typed. `leavers`: the people are not
   * on a list. `busy`: another plan runs.
   */
  name: 'owner' | 'me' | 'half' | 'number' | 'leavers' | 'busy'
  /** Whether the run is impossible, or possible once this is confirmed. */
  verdict: 'blocks' | 'asks'
  /** False if it could not be computed. */
  known: boolean
  /** How many people it concerns. For `number`, the number to type. */
  count: number
  message: string
  /** Whether it has been confirmed already. */
  confirmed: boolean
}

/** The guards that the admin has confirmed. `number` is the number that was typed. */
export interface Confirmed {
  owner?: boolean
  me?: boolean
  half?: boolean
  leavers?: boolean
  number?: number
}

/** An operation that is about to run, on the person as they will be at that moment. */
export interface PendingOperation {
  user: User
  request: OperationRequest
}

interface Dependencies {
  /** The roles that have names. */
  roles: () => readonly Role[]
  /** The admin's own id, if it was set. */
  me: () => string | null
  directory: { isComplete: () => boolean; count: (query: Query) => Promise<DirectoryCount> }
}

/** If this many people lose access, their number has to be typed. */
const minPeopleToTypeNumber = 10

/** Computes the guards of these operations. An empty list means that nothing stands in the way. */
export async function guardsOf(
  pending: readonly PendingOperation[],
  confirmed: Confirmed,
  { roles, me, directory }: Dependencies,
): Promise<Guard[]> {
  const ownerRoleIds = roles()
    .filter(({ id }) => rankOf(id, roles()) === ownerRank)
    .map(({ id }) => id)
  const impact = impactOf(pending, ownerRoleIds, roles())
  const countActive = async (roleIds: string[]) => (await directory.count(activeQuery(roleIds))).total

  const guards: Guard[] = []
  const add = (guard: Omit<Guard, 'confirmed' | 'known'> & { known?: boolean }) => {
    const complete = { known: true, ...guard }
    guards.push({ ...complete, confirmed: isConfirmed(complete, confirmed) })
  }

  if (ownerRoleIds.length === 0 && impact.possibleOwners > 0) {
    const count = impact.possibleOwners
    add({ name: 'owner', verdict: 'asks', known: false, count, message: words.ownersNotNamed })
  } else if (impact.ownersLost > 0) {
    const count = impact.ownersLost
    // Owners whom this plan creates don't count, since that may fail. People not read yet could only add owners.
    const ownersLeft = (await countActive(ownerRoleIds)) - count
    if (ownersLeft <= 0 && directory.isComplete())
      add({ name: 'owner', verdict: 'blocks', count, message: words.noOwnerInPlan })
    else if (ownersLeft <= 0)
      add({ name: 'owner', verdict: 'asks', known: false, count, message: words.ownersNotRead })
  }

  const myId = me()
  if (myId !== null && impact.losingAccess.has(myId))
    add({ name: 'me', verdict: 'asks', count: 1, message: words.ownAccessInPlan })

  const count = [...impact.losingAccess.values()].filter(isActive).length
  if (count > 0 && count * 2 > (await countActive([]))) {
    if (directory.isComplete()) add({ name: 'half', verdict: 'asks', count, message: words.overHalf })
    else add({ name: 'half', verdict: 'asks', known: false, count, message: words.halfNotRead })
  }

  const { size } = impact.losingAccess
  if (size >= minPeopleToTypeNumber)
    add({ name: 'number', verdict: 'asks', count: size, message: words.manyLoseAccess(size) })
  return guards
}

interface Impact {
  /** People whose access shrinks, by id. */
  losingAccess: Map<string, User>
  /** Active owners who are no longer active owners afterwards. */
  ownersLost: number
  /** Active people who change status or role: any of them may be an owner if no role is named so. */
  possibleOwners: number
}

/** Works out what these operations do to people's access. */
function impactOf(
  pending: readonly PendingOperation[],
  ownerRoleIds: readonly string[],
  roles: readonly Role[],
): Impact {
  const isOwner = (user: User) => isActive(user) && ownerRoleIds.some((id) => id === user.roleId)
  const impact: Impact = { losingAccess: new Map(), ownersLost: 0, possibleOwners: 0 }
  for (const { user, request } of pending) {
    const changed = after(request, user)
    if (access(request, user, roles) === 'shrinks') impact.losingAccess.set(user.id, user)
    if (isOwner(user) && !isOwner(changed)) impact.ownersLost++
    if (isActive(user) && (changed.status !== user.status || changed.roleId !== user.roleId))
      impact.possibleOwners++
  }
  return impact
}

function isConfirmed({ name, verdict, count }: Omit<Guard, 'confirmed'>, confirmed: Confirmed): boolean {
  if (verdict === 'blocks' || name === 'busy') return false
  // A typed number also confirms the smaller rest of a plan.
  return name === 'number' ? (confirmed.number ?? 0) >= count : confirmed[name] === true
}

/** Finds active people, of all roles or of these. */
function activeQuery(roleIds: string[]): Query {
  return { ...everyone, status: ['ACTIVE'], role: roleIds }
}
