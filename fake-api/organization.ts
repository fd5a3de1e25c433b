import type { FaultRule } from '../src/demo/options.ts'
import type { Row, UserResponse } from '../src/demo/wire.ts'
import type { Changes, Wanted } from './control.ts'
import type { Received } from './listen.ts'
import { API_PORT } from './port.ts'

/**
 * An organization of a test's own in the fake API, which is at `host`. `Users` may be other than UserResponse where the
 * test gives them.
 */
export async function createTestOrganization<User = UserResponse>(
  wanted: Wanted = {},
  host = `http://127.0.0.1:${API_PORT}`,
) {
  const ask = asking(`${host}/__control/organizations`)
  const created = await ask<{ token: string; users?: User[] }>('POST', '', wanted)
  const { token, users = [] } = created
  const state = () => ask<{ users: User[]; requests: Received[] }>('GET', `/${token}`)

  return {
    /** What to sign in with. */
    token,
    /** The people as they are at first, in the API's order; empty where there are more than 2,000. */
    users,
    /** Lets calls go wrong from now on. */
    fault: (rule: FaultRule) => ask<null>('POST', `/${token}/faults`, rule),
    /** Changes how the API behaves; `faults` takes the place of all faults there are. */
    change: (changes: Changes) => ask<null>('PATCH', `/${token}`, changes),
    /** Everything that the API received with this token, in order. */
    requests: async () => (await state()).requests,
    /** Everyone as they are now. */
    everyone: async () => (await state()).users,
    /** Someone as they are now, whether or not the API would fail to tell. */
    user: async (id: string): Promise<User> => {
      const found = (await state()).users.find((user) => isOf(user, id))
      if (!found) throw new Error(`There is no user ${id}.`)
      return found
    },
    /** Changes someone behind the dashboard's back: fields of the user, and fields of the profile. */
    changeUser: (id: string, changes: Row) => ask<User>('PATCH', `/${token}/users/${id}`, changes),
    /** Adds someone behind the dashboard's back; at the end, or before the one at a place from 0. */
    addUser: (user: Row, place?: number) => ask<null>('POST', `/${token}/users`, { user, place }),
    /** Takes someone away behind the dashboard's back. */
    removeUser: (id: string) => ask<null>('DELETE', `/${token}/users/${id}`),
    /** Makes the token invalid. */
    revoke: () => ask<null>('PATCH', `/${token}`, { revoked: true }),
    /** Forgets the organization. */
    drop: () => ask<null>('DELETE', `/${token}`),
  }
}

function isOf(user: unknown, id: string): boolean {
  return typeof user === 'object' && user !== null && 'id' in user && user.id === id
}

/** Asks the fake API for something below an address. */
function asking(address: string) {
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
