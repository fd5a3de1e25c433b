import type { Mail } from '../src/demo/enrollments.ts'
import type { FaultRule } from '../src/demo/options.ts'
import type { EnrollmentResponse, Row, UserResponse } from '../src/demo/wire.ts'
import type { Changes, Wanted } from './control.ts'
import type { Received } from './listen.ts'
import { API_PORT } from './port.ts'

/**
 * Creates an organization in the fake API at `host`, for one test. `User` may differ from UserResponse if the test brings
 * its own people.
 */
export async function createTestOrganization<User = UserResponse>(
  wanted: Wanted = {},
  host = `http://127.0.0.1:${API_PORT}`,
) {
  const send = createSender(`${host}/__control/organizations`)
  const created = await send<Pick<State<User>, 'invitations'> & { token: string; users?: User[] }>(
    'POST',
    '',
    wanted,
  )
  const { token, users = [], invitations } = created
  const state = () => send<State<User>>('GET', `/${token}`)

  return {
    /** Token to sign in with. */
    token,
    /** The initial people in the API's order; empty if there are more than 2,000. */
    users,
    /** The initial invitations in the API's order. */
    invitations,
    /** Makes calls fail from now on. */
    fault: (rule: FaultRule) => send<null>('POST', `/${token}/faults`, rule),
    /** Changes how the API behaves. `faults` replaces all faults. */
    change: (changes: Changes) => send<null>('PATCH', `/${token}`, changes),
    /** All requests that the API received with this token, in order. */
    requests: async () => (await state()).requests,
    /** All people as they are now. */
    everyone: async () => (await state()).users,
    /** One person as they are now, without faults. */
    user: async (id: string): Promise<User> => {
      const found = (await state()).users.find((user) => isOf(user, id))
      if (!found) throw new Error(`No user has the id ${id}.`)
      return found
    },
    /** Changes a person as another admin would: fields of the user and of the profile. */
    changeUser: (id: string, changes: Row) => send<User>('PATCH', `/${token}/users/${id}`, changes),
    /** Adds a person as another admin would: at the end, or before this position, from 0. */
    addUser: (user: Row, place?: number) => send<null>('POST', `/${token}/users`, { user, place }),
    /** Removes a person as another admin would. */
    removeUser: (id: string) => send<null>('DELETE', `/${token}/users/${id}`),
    /** All invitations as they are now. */
    allInvitations: async () => (await state()).invitations,
    /** All mails that the API sent to invited people, in order. */
    mails: async () => (await state()).mails,
    /** Accepts an invitation, as the invited person would. Returns the user that they become. */
    accept: (id: string) => send<User>('POST', `/${token}/enrollments/${id}/accept`),
    /** Changes an invitation as another admin, or time, would. */
    changeInvitation: (id: string, changes: Row) =>
      send<EnrollmentResponse>('PATCH', `/${token}/enrollments/${id}`, changes),
    /** Adds an invitation as another admin would: in front, or before this position, from 0. */
    addInvitation: (enrollment: Row, place?: number) =>
      send<null>('POST', `/${token}/enrollments`, { enrollment, place }),
    /** Revokes the token. */
    revoke: () => send<null>('PATCH', `/${token}`, { revoked: true }),
    /** Deletes the organization. */
    drop: () => send<null>('DELETE', `/${token}`),
  }
}

interface State<User> {
  users: User[]
  invitations: EnrollmentResponse[]
  mails: Mail[]
  requests: Received[]
}

function isOf(user: unknown, id: string): boolean {
  return typeof user === 'object' && user !== null && 'id' in user && user.id === id
}

/** Returns a function that sends requests to the fake API below this address. */
function createSender(address: string) {
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(address + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok)
      throw new Error(`The fake API answered ${response.status} to ${method} ${path}: ${text}`)
    return JSON.parse(text || 'null')
  }
}
