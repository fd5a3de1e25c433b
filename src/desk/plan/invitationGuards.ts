import type { Role } from '../../api/schema.ts'
import { ownerRank, rankOf } from '../../operations/access.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import type { Directory } from '../directory/directory.ts'
import type { Confirmed, Guard } from '../operate/guards.ts'
import * as words from './inviteGuardWords.ts'

interface Dependencies {
  roles: readonly Role[]
  directory: Pick<Directory, 'count' | 'isComplete'>
}

/** With this many invitations, their number has to be typed. */
const minToTypeNumber = 10
/** More new owners than this have to be confirmed. */
const maxOwners = 3

/** Computes the guards of these operations on invitations. An empty list means that nothing prevents them. */
export async function guardsOfInvitations(
  requests: readonly InvitationRequest[],
  confirmed: Confirmed,
  { roles, directory }: Dependencies,
): Promise<Guard[]> {
  const guards: Guard[] = []
  const add = (name: keyof Confirmed, count: number, message: string, known = true) => {
    const isConfirmed = name === 'number' ? (confirmed.number ?? 0) >= count : confirmed[name] === true
    guards.push({ name, verdict: 'asks', known, count, message, confirmed: isConfirmed })
  }
  const ranks = requests.flatMap((request) =>
    request.operation === 'invite' ? [rankOf(request.input.roleId, roles)] : [],
  )
  const invited = ranks.length
  const owners = ranks.filter((rank) => rank === ownerRank).length
  const elevated = ranks.filter((rank) => rank !== null && rank > 0).length
  if (owners > maxOwners) add('newOwners', owners, words.manyOwners(owners))
  if (invited > 1 && elevated === invited) add('elevated', elevated, words.everyoneElevated(elevated))
  if (invited > 1) {
    const { total } = await directory.count({ ...emptyQuery, status: ['ACTIVE'] })
    if (invited > total) {
      const isKnown = directory.isComplete()
      add('growth', invited, isKnown ? words.moreThanPeople(invited, total) : words.peopleNotRead, isKnown)
    }
  }
  if (requests.length >= minToTypeNumber) {
    const [first] = requests
    if (first) add('number', requests.length, words.many[first.operation](requests.length))
  }
  return guards
}
