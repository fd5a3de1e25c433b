import { Refusal } from './answers.ts'
import { createBehavior } from './behavior.ts'
import { createEnrollments, isSame } from './enrollments.ts'
import type { OrganizationOptions } from './options.ts'
import { pageOf } from './page.ts'
import { roles } from './roles.ts'
import { flattenProfile, statusOf, withFields, withStatus } from './userRow.ts'
import type { ErrorMessage, Row } from './wire.ts'

export type ProfileInput = Record<'firstName' | 'lastName' | 'title', string | null>

const maxLengths: Record<keyof ProfileInput, number> = { firstName: 100, lastName: 100, title: 200 }

interface Contents {
  /** In the API's order. */
  users: readonly Row[]
  /** Invitations, newest first. */
  invitations?: readonly Row[]
  /** Clock of the server, in milliseconds since 1970. */
  now?: () => number
}

/** Creates an organization in memory: its users and invitations, and the API's operations. Methods throw Refusal. */
export function createOrganization({
  users,
  invitations = [],
  now = Date.now,
  ...initialOptions
}: Contents & Partial<OrganizationOptions>) {
  const behavior = createBehavior(initialOptions)
  const { options } = behavior
  const rows = [...users]
  const indexById = new Map<string, number>()

  const updateIndex = () => {
    indexById.clear()
    for (const [index, { id }] of rows.entries())
      if (typeof id === 'string') indexById.set(id.toLowerCase(), index)
  }
  updateIndex()

  const indexOf = (id: string): number => {
    const index = indexById.get(id.toLowerCase())
    if (index === undefined)
      throw new Refusal(404, { code: 'user_not_found', message: 'The user does not exist.' })
    return index
  }

  const getRow = (id: string): Row => rows[indexOf(id)] ?? {}

  /** Puts status and last activity where the options say. */
  const toWire = (row: Row): Row => (options().statusIn === 'user' ? flattenProfile(row) : row)

  const replaceRow = (id: string, row: Row): Row => {
    rows[indexOf(id)] = row
    return toWire(row)
  }

  const checkRole = (roleId: string) => {
    if (roles.some(({ id }) => isSame(id, roleId)) || rows.some((row) => isSame(row.roleId, roleId))) return
    throw new Refusal(400, { code: 'role_not_found', message: 'The organization has no such role.' })
  }

  /** Adds a user at this index, or at the end. */
  const insert = (row: Row, index = rows.length) => {
    rows.splice(index, 0, row)
    updateIndex()
  }

  return {
    ...behavior,

    ...createEnrollments({
      enrollments: invitations,
      options,
      checkRole,
      checkLengths,
      isMember: (email) => rows.some((row) => isSame(row.email, email)),
      addUser: insert,
      now,
    }),

    /** Returns all users in the API's order. */
    users: (): Row[] => rows.map(toWire),

    /** Returns one page of users. Pages count from 0. */
    page: (page: number, size: number): Row => pageOf(rows, page, size, options(), toWire),

    user: (id: string): Row => toWire(getRow(id)),

    updateProfile(id: string, input: ProfileInput): Row {
      const user = getRow(id)
      checkLengths(input)
      return replaceRow(id, withFields(user, { profile: input }))
    },

    changeRole(id: string, roleId: string): Row {
      const user = getRow(id)
      checkRole(roleId)
      return replaceRow(id, { ...user, roleId })
    },

    terminate(id: string): Row {
      const user = getRow(id)
      if (statusOf(user) === 'TERMINATED') {
        throw new Refusal(400, {
          code: 'user_already_terminated',
          message: 'The user is already terminated.',
        })
      }
      return replaceRow(id, withStatus(user, 'TERMINATED'))
    },

    reinstate(id: string, roleId: string): Row {
      const user = getRow(id)
      if ((statusOf(user) ?? 'TERMINATED') !== 'TERMINATED') {
        throw new Refusal(400, { code: 'user_not_terminated', message: 'The user is not terminated.' })
      }
      checkRole(roleId)
      return replaceRow(id, { ...withStatus(user, 'ACTIVE'), roleId })
    },

    resetMfa(id: string) {
      indexOf(id)
    },

    roles(): Row[] {
      if (options().roles === 'listed') return roles
      throw new Refusal(404, { code: 'not_found', message: 'Not found.' })
    },

    /** Changes a user as if someone else had done it, even in ways that the API does not allow. */
    edit: (id: string, changes: Row): Row => replaceRow(id, withFields(getRow(id), changes)),

    insert,

    /** Removes a user. */
    remove(id: string) {
      rows.splice(indexOf(id), 1)
      updateIndex()
    },
  }
}

function checkLengths(input: ProfileInput) {
  const errors: ErrorMessage[] = (['firstName', 'lastName', 'title'] as const)
    .filter((field) => (input[field]?.length ?? 0) > maxLengths[field])
    .map((field) => ({
      code: 'too_long',
      message: `${field} must not be longer than ${maxLengths[field]} characters.`,
    }))
  if (errors.length > 0) throw new Refusal(400, ...errors)
}

export type Organization = ReturnType<typeof createOrganization>
