import * as v from 'valibot'
import { ApiError } from './error.ts'
import type { Api } from './http.ts'
import { read } from './read.ts'
import { type User, type UserPage, UserPageSchema, UserSchema } from './schema.ts'

/** Where a person is found; ids are checked before, encoding them is a second belt. */
const path = (userId: string, rest = '') => `/organizations/users/${encodeURIComponent(userId)}${rest}`

/** `GET /organizations/users`: one page in the API's order. `page` counts from 0; the server may grant another size. */
export async function getUsers(
  api: Api,
  { page, size }: { page: number; size: number },
  signal?: AbortSignal,
): Promise<UserPage> {
  const answer = await api({
    name: 'getUsers',
    method: 'GET',
    path: `/organizations/users?page=${page}&size=${size}`,
    signal,
  })
  return read(UserPageSchema, answer)
}

/** `GET /organizations/users/{userId}`. An answer about someone else tells nothing of this person. */
export async function getUser(api: Api, userId: string, signal?: AbortSignal): Promise<User> {
  const user = read(UserSchema, await api({ name: 'getUser', method: 'GET', path: path(userId), signal }))
  if (user.id !== userId.toLowerCase()) throw new ApiError({ kind: 'unreadable', status: 200 })
  return user
}

/**
 * What a write was answered with: the user as changed, nothing, or something else (what the 200 answers hold is open in
 * the contract). After anything but the user the person has to be read again.
 */
export type Written = User | 'nothing' | 'something'

/** `PUT /organizations/users/{userId}/profile`. All three fields always: whether an absent one is kept is open. */
export async function updateProfile(
  api: Api,
  userId: string,
  { firstName, lastName, title }: Pick<User, 'firstName' | 'lastName' | 'title'>,
): Promise<Written> {
  const body = { firstName, lastName, title }
  return written(
    userId,
    await api({ name: 'updateProfile', method: 'PUT', path: path(userId, '/profile'), body }),
  )
}

/** `PUT /organizations/users/{userId}/role`. */
export async function changeRole(api: Api, userId: string, { roleId }: { roleId: string }): Promise<Written> {
  return written(
    userId,
    await api({ name: 'changeRole', method: 'PUT', path: path(userId, '/role'), body: { roleId } }),
  )
}

/** `POST /organizations/users/{userId}/terminate`. */
export async function terminate(api: Api, userId: string): Promise<Written> {
  return written(userId, await api({ name: 'terminate', method: 'POST', path: path(userId, '/terminate') }))
}

/** `POST /organizations/users/{userId}/reinstate`, with the role to have on return. */
export async function reinstate(api: Api, userId: string, { roleId }: { roleId: string }): Promise<Written> {
  return written(
    userId,
    await api({ name: 'reinstate', method: 'POST', path: path(userId, '/reinstate'), body: { roleId } }),
  )
}

/** `POST /organizations/users/{userId}/reset-mfa`; needs `can_reset_2fa`. */
export async function resetMfa(api: Api, userId: string): Promise<Written> {
  return written(userId, await api({ name: 'resetMfa', method: 'POST', path: path(userId, '/reset-mfa') }))
}

function written(userId: string, answer: unknown): Written {
  if (answer === null) return 'nothing'
  const user = v.safeParse(UserSchema, answer)
  return user.success && user.output.id === userId ? user.output : 'something'
}
