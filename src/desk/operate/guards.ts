import { everyone } from '../directory/emptyQuery.ts'
import type { Role, User } from '../../api/schema.ts'
import { isActive, ownerRank, rankOf } from '../../operations/access.ts'
import { access, after } from '../../operations/requests.ts'
import type { DirectoryCount, Question } from '../directory/types.ts'
import { before, type Row } from '../plan/rows.ts'
import type { Confirmed, Guard } from '../plan/types.ts'

interface Surroundings {
  /** The roles that have names. */
  roles: () => readonly Role[]
  /** The admin's own id, where it is known. */
  me: () => string | null
  directory: { isComplete: () => boolean; count: (question: Question) => Promise<DirectoryCount> }
}

/** Shrinking the access of so many people asks for their number. */
const many = 10

/** What is to be known before these rows are done. */
export async function guardsOf(
  rows: readonly Row[],
  confirmed: Confirmed,
  { roles, me, directory }: Surroundings,
): Promise<Guard[]> {
  const losing = new Map<string, User>()
  let leaving = 0
  let perhapsOwners = 0
  const owners = roles().filter(({ id }) => rankOf(id, roles()) === ownerRank)
  const isOwner = (user: User) => isActive(user) && owners.some(({ id }) => id === user.roleId)

  for (const row of rows) {
    const user = before(row)
    const { request } = row
    if (user === null || request === null) continue
    const then = after(request, user)
    if (access(request, user, roles()) === 'shrinks') losing.set(user.id, user)
    if (isOwner(user) && !isOwner(then)) leaving++
    if (isActive(user) && (then.status !== user.status || then.roleId !== user.roleId)) perhapsOwners++
  }

  const activeNow = async (role: string[]) => (await directory.count(asked(role))).total
  const guards: Guard[] = []
  const note = (guard: Omit<Guard, 'confirmed'>) =>
    guards.push({ ...guard, confirmed: isConfirmed(guard, confirmed) })
  const block = (name: Guard['name'], count: number, says: string) =>
    note({ name, verdict: 'blocks', known: true, count, says })
  const ask = (name: Guard['name'], count: number, says: string) =>
    note({ name, verdict: 'asks', known: true, count, says })
  const unknown = (name: Guard['name'], count: number, says: string) =>
    note({ name, verdict: 'asks', known: false, count, says })

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
function asked(role: string[]): Question {
  return { ...everyone, status: ['ACTIVE'], role }
}
