import type { Role, User } from '../../api/schema.ts'
import { isActive } from '../../operations/access.ts'
import { access, after } from '../../operations/requests.ts'
import type { DirectoryCount, DirectoryProgress, Query } from '../directory/types.ts'
import { activeQuery, findLostOwners, findOwnerRoles, type PendingOperation } from './owners.ts'
import * as words from './words.ts'

/** A warning before an operation or a plan runs: it blocks the run or has to be confirmed. */
export interface Guard {
  /**
   * `owner`: no active owner would be left. `me`: the admin's own access shrinks. `half`: more than half of the active
   * people lose access. `number`: many people are affected, so their number has to be typed. `leavers`: the people are
   * not on a list. `newOwners`: many become owners. `elevated`: everyone who is invited becomes owner or admin. `growth`:
   * more invitations than people. `busy`: another plan runs.
   */
  name: 'owner' | 'me' | 'half' | 'number' | 'leavers' | 'newOwners' | 'elevated' | 'growth' | 'busy'
  /** Whether the run is impossible, possible once this is confirmed, or can be judged once everyone is read. */
  verdict: 'blocks' | 'asks' | 'waits'
  /** False if it could not be computed. */
  known: boolean
  /** How many people it affects. For `number`, the number to type. */
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
  newOwners?: boolean
  elevated?: boolean
  growth?: boolean
  number?: number
}

interface Dependencies {
  /** The roles that have names. */
  roles: () => readonly Role[]
  /** The admin's own id, if it was set. */
  me: () => string | null
  directory: {
    isComplete: () => boolean
    progress: () => Pick<DirectoryProgress, 'state'>
    count: (query: Query) => Promise<DirectoryCount>
    ids: (query: Query) => Promise<string[]>
  }
}

/** If this many people lose access, their number has to be typed. */
const minPeopleToTypeNumber = 10

/** Computes the guards of these operations. An empty list means that nothing prevents them. */
export async function guardsOf(
  pending: readonly PendingOperation[],
  confirmed: Confirmed,
  { roles, me, directory }: Dependencies,
): Promise<Guard[]> {
  const ownerRoleIds = findOwnerRoles(roles())
  const ownersLost = findLostOwners(pending, ownerRoleIds)
  const impact = impactOf(pending, roles())
  /** What a guard says that can't be computed yet. While everyone is being read, the answer is on its way. */
  const unknown = (asks: string, waits: string) =>
    directory.progress().state === 'reading'
      ? ({ verdict: 'waits', known: false, message: waits } as const)
      : ({ verdict: 'asks', known: false, message: asks } as const)

  const guards: Guard[] = []
  const add = (guard: Omit<Guard, 'confirmed' | 'known'> & { known?: boolean }) => {
    const complete = { known: true, ...guard }
    guards.push({ ...complete, confirmed: isConfirmed(complete, confirmed) })
  }

  if (ownerRoleIds.length === 0 && impact.possibleOwners > 0) {
    const count = impact.possibleOwners
    add({ name: 'owner', verdict: 'asks', known: false, count, message: words.ownersNotNamed })
  } else if (ownersLost.size > 0) {
    const count = ownersLost.size
    // Owners that this plan creates don't count, since that may fail. People not read yet could only add owners.
    const owners = await directory.ids(activeQuery(ownerRoleIds))
    const isLast = owners.every((id) => ownersLost.has(id))
    if (isLast && directory.isComplete())
      add({ name: 'owner', verdict: 'blocks', count, message: words.noOwnerInPlan })
    else if (isLast) add({ name: 'owner', count, ...unknown(words.ownersNotRead, words.ownersBeingRead) })
  }

  const myId = me()
  if (myId !== null && impact.losingAccess.has(myId))
    add({ name: 'me', verdict: 'asks', count: 1, message: words.ownAccessInPlan })

  const count = [...impact.losingAccess.values()].filter(isActive).length
  if (count > 0 && count * 2 > (await directory.count(activeQuery([]))).total) {
    if (directory.isComplete()) add({ name: 'half', verdict: 'asks', count, message: words.overHalf })
    else add({ name: 'half', count, ...unknown(words.halfNotRead, words.halfBeingRead) })
  }

  const { size } = impact.losingAccess
  if (size >= minPeopleToTypeNumber)
    add({ name: 'number', verdict: 'asks', count: size, message: words.manyLoseAccess(size) })
  return guards
}

interface Impact {
  /** People whose access shrinks, by id. */
  losingAccess: Map<string, User>
  /** Active people who change status or role: any of them may be an owner if no role is named so. */
  possibleOwners: number
}

/** Works out what these operations do to people's access. */
function impactOf(pending: readonly PendingOperation[], roles: readonly Role[]): Impact {
  const impact: Impact = { losingAccess: new Map(), possibleOwners: 0 }
  for (const { user, request } of pending) {
    const changed = after(request, user)
    if (access(request, user, roles) === 'shrinks') impact.losingAccess.set(user.id, user)
    if (isActive(user) && (changed.status !== user.status || changed.roleId !== user.roleId))
      impact.possibleOwners++
  }
  return impact
}

function isConfirmed({ name, verdict, count }: Omit<Guard, 'confirmed'>, confirmed: Confirmed): boolean {
  if (verdict !== 'asks' || name === 'busy') return false
  // A typed number also confirms the smaller rest of a plan.
  return name === 'number' ? (confirmed.number ?? 0) >= count : confirmed[name] === true
}
