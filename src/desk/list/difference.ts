import type { Role, User } from '../../api/schema.ts'
import type { Inputs, OperationName, OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { roleName, statusWords } from '../../operations/person.ts'
import { profileFields } from '../../operations/updateProfile.ts'
import type { ColumnKind } from './types.ts'
import { roleOf, saysStatus, shortened, statusOf, written } from './values.ts'

/** What the columns say about someone; a column that is not there, or a cell that a short line has not, says nothing. */
export type Said = Partial<Record<ColumnKind, string>>

/** What is to be done for a person, in requests and in words, and what of the line can't be. */
export interface Difference {
  requests: OperationRequest[]
  changes: string[]
  problems: string[]
}

/** What roles there are. */
export interface Roles {
  listed: readonly Role[]
  /** Ids of all that are known of. */
  known: ReadonlySet<string>
}

const labels = { firstName: 'First name', lastName: 'Last name', title: 'Title' }

/**
 * What makes a person what the columns say. A blank cell clears a name or a title, and leaves role and status as they
 * are: there is nobody without.
 */
export function difference(user: User, said: Said, roles: Roles): Difference {
  const profile = profileDifference(user, said)
  const access = accessDifference(user, said, roles)
  return {
    requests: [...profile.requests, ...access.requests],
    changes: [...profile.changes, ...access.changes],
    problems: access.problems,
  }
}

/** What makes a person's profile what the columns say. */
export function profileDifference(user: User, said: Said): Difference {
  const input: Inputs['updateProfile'] = {
    firstName: user.firstName,
    lastName: user.lastName,
    title: user.title,
  }
  const changes: string[] = []
  for (const field of profileFields) {
    const cell = said[field]
    const now = written(user[field] ?? '')
    if (cell === undefined || cell === now || cell.trim() === now.trim()) continue
    input[field] = cell.trim() || null
    changes.push(`${labels[field]}: ${quoted(now)} → ${quoted(cell)}`)
  }
  const request = { operation: 'updateProfile', userId: user.id, input } as const
  return { requests: changes.length === 0 ? [] : [request], changes, problems: [] }
}

/** One operation for a person, whatever the columns say; the plan tells where it can't be done. */
export function single(
  operation: Exclude<OperationName, 'updateProfile'>,
  userId: string,
  roleId: string | null,
): OperationRequest | null {
  if (operation === 'terminate' || operation === 'resetMfa') return { operation, userId, input: null }
  return roleId === null ? null : { operation, userId, input: { roleId } }
}

/** What makes a person's role and status what the columns say: one operation at most. */
function accessDifference(user: User, said: Said, { listed, known }: Roles): Difference {
  const problems: string[] = []
  const status = statusAsked(user, said.status, problems)
  const roleId = roleAsked(user, said.role, listed, known, problems)
  const name = (id: string | null) => roleName(id, listed)
  const none: Difference = { requests: [], changes: [], problems }
  const done = (request: OperationRequest, change: string): Difference => {
    const { unavailable } = operations[request.operation]
    const why = unavailable(user)
    if (why === null) return { requests: [request], changes: [change], problems }
    problems.push(`${change} is not possible: ${why}`)
    return none
  }

  if (status === 'TERMINATED') {
    if (roleId !== null) problems.push('The role is left as it is, as the person is to be terminated.')
    return done({ operation: 'terminate', userId: user.id, input: null }, 'Terminate')
  }
  if (status === 'ACTIVE') {
    // A role that can't be read is not to become another one by the way.
    if (problems.length > 0) return none
    const back = roleId ?? user.roleId
    if (back === null) {
      problems.push('Reinstating takes a role, and neither the list nor the person has one.')
      return none
    }
    const request = { operation: 'reinstate', userId: user.id, input: { roleId: back } } as const
    return done(request, `Reinstate as ${name(back)}`)
  }
  if (roleId === null) return none
  const request = { operation: 'changeRole', userId: user.id, input: { roleId } } as const
  return done(request, `Role: ${name(user.roleId)} → ${name(roleId)}`)
}

/** The status that a person is to be brought to; null where it stays. */
function statusAsked(user: User, cell: string | undefined, problems: string[]) {
  if (cell === undefined || cell.trim() === '' || saysStatus(cell, user)) return null
  const asked = statusOf(cell)
  if (asked === null) {
    problems.push(
      `The status “${shortened(cell)}” can’t be given: only Active and Terminated can. It is ${statusWords(user.status)}.`,
    )
  }
  return asked === user.status ? null : asked
}

/** The role that a person is to get; null where it stays. */
function roleAsked(
  user: User,
  cell: string | undefined,
  listed: readonly Role[],
  known: ReadonlySet<string>,
  problems: string[],
): string | null {
  if (cell === undefined || cell.trim() === '') return null
  const read = roleOf(cell, user, listed, known)
  if ('roleId' in read) return read.roleId === user.roleId ? null : read.roleId
  problems.push(read.problem)
  return null
}

const quoted = (text: string) => (text.trim() === '' ? 'none' : `“${shortened(text)}”`)
