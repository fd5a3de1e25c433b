import type { Role, User } from '../../api/schema.ts'
import type { Inputs, OperationName, OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { hasStatus, roleName, statusWords } from '../../operations/person.ts'
import { asWritten } from '../../operations/roleText.ts'
import { profileFields } from '../../operations/updateProfile.ts'
import { differsInAccents, findDamage } from './damage.ts'
import type { ColumnKind } from './types.ts'
import { isCurrentStatus, parseRole, parseStatus, shorten } from './values.ts'
import {
  fieldChange,
  fieldLabels,
  notPossible,
  onlyAccents,
  possibleDamage,
  reinstatement,
  roleChange,
  roleIgnored,
  roleMissing,
  statusNotPossible,
  termination,
} from './words.ts'

/** The cells of a line by kind of column. A missing column, or a cell that a short line lacks, is undefined. */
export type LineValues = Partial<Record<ColumnKind, string>>

/** What has to be done for a user. */
export interface Difference {
  requests: OperationRequest[]
  /** The requests in words. */
  changes: string[]
  /** What can't be done or read, in words. */
  problems: string[]
  /** Values that look damaged, in words. */
  damage: string[]
}

/** Nothing has to be done. */
export const noDifference: Difference = { requests: [], changes: [], problems: [], damage: [] }

/** The roles that a cell may name. */
export interface Roles {
  /** The roles that the API lists. */
  listed: readonly Role[]
  /** Ids of all known roles, including those that the API does not list. */
  known: ReadonlySet<string>
}

/**
 * Compares a user with the values of a line. A blank cell clears a name or a title. It leaves role and status unchanged,
 * because no user can be without them.
 */
export function diffUser(user: User, values: LineValues, roles: Roles, includesDamage = false): Difference {
  const profile = diffProfile(user, values, includesDamage)
  const access = diffAccess(user, values, roles)
  return {
    requests: [...profile.requests, ...access.requests],
    changes: [...profile.changes, ...access.changes],
    problems: access.problems,
    damage: profile.damage,
  }
}

/** Compares a user's profile with the values of a line. Values that look damaged are used only if `includesDamage`. */
export function diffProfile(user: User, values: LineValues, includesDamage = false): Difference {
  const input: Inputs['updateProfile'] = {
    firstName: user.firstName,
    lastName: user.lastName,
    title: user.title,
  }
  const changes: string[] = []
  const damage: string[] = []
  for (const field of profileFields) {
    const cell = values[field]
    const current = asWritten(user[field] ?? '')
    if (cell === undefined || cell === current || cell.trim() === current.trim()) continue
    const change = fieldChange(fieldLabels[field], shorten(current), shorten(cell))
    const found = findDamage(current, cell)
    if (found) damage.push(possibleDamage(change, found))
    if (found && !includesDamage) continue
    input[field] = cell.trim() || null
    changes.push(!found && differsInAccents(current, cell) ? onlyAccents(change) : change)
  }
  const request = { operation: 'updateProfile', userId: user.id, input } as const
  return { requests: changes.length === 0 ? [] : [request], changes, problems: [], damage }
}

/** Returns the request for one operation; null if its role is not chosen yet. The plan checks whether it is possible. */
export function singleRequest(
  operation: Exclude<OperationName, 'updateProfile'>,
  userId: string,
  roleId: string | null,
): OperationRequest | null {
  if (operation === 'terminate' || operation === 'resetMfa') return { operation, userId, input: null }
  return roleId === null ? null : { operation, userId, input: { roleId } }
}

/** Compares a user's role and status with the values of a line. Results in one request at most. */
function diffAccess(user: User, values: LineValues, { listed, known }: Roles): Difference {
  const problems: string[] = []
  const status = newStatus(user, values.status, problems)
  const roleId = newRoleId(user, values.role, listed, known, problems)
  const name = (id: string | null) => roleName(id, listed)
  const none: Difference = { ...noDifference, problems }
  const oneRequest = (request: OperationRequest, change: string): Difference => {
    const { unavailable } = operations[request.operation]
    const reason = unavailable(user)
    if (reason === null) return { ...noDifference, requests: [request], changes: [change], problems }
    problems.push(notPossible(change, reason))
    return none
  }

  if (status === 'TERMINATED') {
    if (roleId !== null) problems.push(roleIgnored)
    return oneRequest({ operation: 'terminate', userId: user.id, input: null }, termination)
  }
  if (status === 'ACTIVE') {
    // If the role can't be read, reinstating would give the user a role that the list does not say.
    if (problems.length > 0) return none
    const role = roleId ?? user.roleId
    if (role === null) {
      problems.push(roleMissing)
      return none
    }
    const request = { operation: 'reinstate', userId: user.id, input: { roleId: role } } as const
    return oneRequest(request, reinstatement(name(role)))
  }
  if (roleId === null) return none
  const request = { operation: 'changeRole', userId: user.id, input: { roleId } } as const
  return oneRequest(request, roleChange(name(user.roleId), name(roleId)))
}

/** Returns the status that a cell sets; null for no change. */
function newStatus(user: User, cell: string | undefined, problems: string[]) {
  if (cell === undefined || cell.trim() === '' || isCurrentStatus(cell, user)) return null
  const status = parseStatus(cell)
  if (status === null) problems.push(statusNotPossible(shorten(cell), statusWords(user.status)))
  return status === null || hasStatus(user, status) ? null : status
}

/** Returns the id of the role that a cell sets; null for no change. */
function newRoleId(
  user: User,
  cell: string | undefined,
  listed: readonly Role[],
  known: ReadonlySet<string>,
  problems: string[],
): string | null {
  if (cell === undefined || cell.trim() === '') return null
  const role = parseRole(cell, user, listed, known)
  if ('roleId' in role) return role.roleId === user.roleId ? null : role.roleId
  problems.push(role.problem)
  return null
}
