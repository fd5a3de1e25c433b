import { Refusal } from './answers.ts'
import type { OrganizationOptions } from './options.ts'
import { pageOf } from './page.ts'
import type { Row } from './wire.ts'

export type InvitationInput = { email: string; roleId: string } & Record<
  'firstName' | 'lastName' | 'title',
  string | null
>

/** A mail that the server sent to someone outside the organization. */
export interface Mail {
  email: string
  enrollmentId: string
  /** In milliseconds since 1970. */
  at: number
}

interface Dependencies {
  enrollments: readonly Row[]
  options: () => OrganizationOptions
  /** Throws a Refusal if the organization has no such role. */
  checkRole: (roleId: string) => void
  /** Throws a Refusal if a text is too long. */
  checkLengths: (input: Pick<InvitationInput, 'firstName' | 'lastName' | 'title'>) => void
  /** Whether someone here has this email address, whatever their status. */
  isMember: (email: string) => boolean
  addUser: (user: Row) => void
  /** In milliseconds since 1970. */
  now: () => number
}

const statuses = ['PENDING', 'ACCEPTED', 'EXPIRED', 'CANCELLED']
/** Fields of the contract. Others may or may not come back. */
const contractFields = new Set(['enrollmentId', 'email', 'status', 'lastInvitationSentAt'])

const fail = (status: number, code: string, message: string): never => {
  throw new Refusal(status, { code, message })
}

/** Creates the invitations of an organization in memory, newest first, and the API's operations on them. */
export function createEnrollments(dependencies: Dependencies) {
  const { options, checkRole, checkLengths, isMember, addUser, now } = dependencies
  const rows = [...dependencies.enrollments]
  const mails: Mail[] = []

  const indexOf = (id: string): number => {
    const index = rows.findIndex((row) => String(row.enrollmentId).toLowerCase() === id.toLowerCase())
    return index >= 0 ? index : fail(404, 'enrollment_not_found', 'The enrollment does not exist.')
  }
  const getRow = (id: string): Row => rows[indexOf(id)] ?? {}

  /** Leaves out what the options say that the API does not give back. */
  const toWire = (row: Row): Row =>
    options().enrollmentFields === 'all'
      ? row
      : Object.fromEntries(Object.entries(row).filter(([name]) => contractFields.has(name)))

  const change = (id: string, changes: Row): Row =>
    toWire((rows[indexOf(id)] = { ...getRow(id), ...changes }))

  /** Sends the mail of an invitation. Returns when, as the API says it. */
  const sendMail = (email: string, enrollmentId: string): string => {
    mails.push({ email, enrollmentId, at: now() })
    return new Date(now()).toISOString()
  }

  const isListed = (status: string | null) => {
    const { enrollmentFilter, enrollmentDefault } = options()
    if (status !== null && enrollmentFilter === 'status') return (row: Row) => row.status === status
    return (row: Row) => enrollmentDefault === 'all' || row.status === 'PENDING'
  }

  return {
    /** Returns all invitations in the API's order. */
    enrollments: (): Row[] => rows.map(toWire),

    /** Returns one invitation as the API has it. */
    enrollment: (id: string): Row => toWire(getRow(id)),

    /** Returns all mails that were sent, in order. */
    mails: (): Mail[] => mails,

    /** Returns one page of invitations. Pages count from 0. */
    enrollmentPage(page: number, size: number, status: string | null): Row {
      if (status !== null && options().enrollmentFilter === 'refused')
        fail(400, 'unknown_parameter', 'Unknown parameter status.')
      if (status !== null && options().enrollmentFilter === 'status' && !statuses.includes(status))
        fail(400, 'invalid_status', `status must be one of ${statuses.join(', ')}.`)
      return pageOf(rows.filter(isListed(status)), page, size, options(), toWire)
    },

    invite({ email, roleId, ...names }: InvitationInput): Row {
      checkInvitation(email)
      checkLengths(names)
      checkRole(roleId)
      if (isMember(email)) fail(409, 'user_already_exists', 'The organization has a user with this email.')
      const isInvited = rows.some((row) => row.status === 'PENDING' && isSame(row.email, email))
      if (isInvited && options().inviteAgain === 'refused')
        fail(409, 'already_invited', 'An invitation to this email is pending.')
      const enrollmentId = createUuid()
      const row = { enrollmentId, email, status: 'PENDING', roleId, ...names }
      rows.unshift({ ...row, lastInvitationSentAt: sendMail(email, enrollmentId) })
      return toWire(rows[0] ?? row)
    },

    resend(id: string): Row {
      const { status, email } = getRow(id)
      if (status === 'ACCEPTED') fail(400, 'enrollment_accepted', 'The invitation was accepted.')
      if (status !== 'PENDING' && options().resends === 'pending')
        fail(400, 'enrollment_not_pending', `The invitation is ${String(status)} and cannot be sent again.`)
      return change(id, { status: 'PENDING', lastInvitationSentAt: sendMail(String(email), id) })
    },

    cancelEnrollment(id: string): Row {
      const { status } = getRow(id)
      if (status === 'ACCEPTED') fail(400, 'enrollment_accepted', 'The invitation was accepted.')
      if (status === 'CANCELLED')
        fail(400, 'enrollment_already_cancelled', 'The invitation is cancelled already.')
      return change(id, { status: 'CANCELLED' })
    },

    /** Accepts an invitation, as the invited person would: they become a user. Returns the user. */
    accept(id: string): Row {
      const { email, roleId, firstName = null, lastName = null, title = null } = getRow(id)
      const at = new Date(now()).toISOString()
      const profile = { firstName, lastName, title, status: 'ACTIVE', lastActivityDateTime: at }
      const user = { id: createUuid(), idpId: null, email, roleId, profile, createdDateTime: at }
      addUser(user)
      change(id, { status: 'ACCEPTED' })
      return user
    },

    /** Changes an invitation as if someone else had done it, even in ways that the API does not allow. */
    editEnrollment: change,

    /** Adds an invitation at this index, or in front. */
    insertEnrollment: (row: Row, index = 0) => void rows.splice(index, 0, row),

    /** Removes an invitation. */
    removeEnrollment: (id: string) => void rows.splice(indexOf(id), 1),
  }
}

/** Whether a value is this email address. */
export function isSame(value: unknown, email: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === email.toLowerCase()
}

function checkInvitation(email: string) {
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) && email.length <= 254) return
  fail(400, 'invalid_email', 'email must be an email address.')
}

// crypto.randomUUID does not exist on pages that are served without TLS.
function createUuid(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}
