import * as v from 'valibot'
import { ApiError } from './error.ts'
import type { Api } from './http.ts'
import { read } from './read.ts'
import {
  type User,
  type UserPage,
  UserPageSchema,
  type UserRows,
  UserRowsSchema,
  UserSchema,
} from './schema.ts'

/** The path of a user. Ids are UUIDs by then; encoding them is a second safeguard. */
const userPath = (userId: string, rest = '') => `/organizations/users/${encodeURIComponent(userId)}${rest}`

/**
 * Reads a page of users in the API's order: `GET /organizations/users`. `page` counts from 0. The server may grant another
 * size.
 */
export async function getUsers(api: Api, request: PageRequest, signal?: AbortSignal): Promise<UserPage> {
  return read(UserPageSchema, await requestUsers(api, request, signal))
}

/** Requests a page of users as `getUsers` does, but leaves it to the caller to read each of them. */
export async function getUserRows(api: Api, request: PageRequest, signal?: AbortSignal): Promise<UserRows> {
  return read(UserRowsSchema, await requestUsers(api, request, signal))
}

interface PageRequest {
  page: number
  size: number
}

function requestUsers(api: Api, { page, size }: PageRequest, signal?: AbortSignal) {
  const path = `/organizations/users?page=${page}&size=${size}`
  return api({ name: 'getUsers', method: 'GET', path, signal })
}

/** Reads a user: `GET /organizations/users/{userId}`. A response about another user is `unreadable`. */
export async function getUser(api: Api, userId: string, signal?: AbortSignal): Promise<User> {
  const user = read(UserSchema, await api({ name: 'getUser', method: 'GET', path: userPath(userId), signal }))
  if (user.id !== userId.toLowerCase()) throw new ApiError({ kind: 'unreadable', status: 200 })
  return user
}

/**
 * The body of a successful write: the changed user, nothing, or something else. The contract leaves it open. Unless it is
 * the user, the user has to be read again.
 */
export type WriteResponse = User | 'nothing' | 'something'

/**
 * Updates a profile: `PUT /organizations/users/{userId}/profile`. Always sends all three fields, because the contract
 * leaves open whether an absent one is kept.
 */
export function updateProfile(
  api: Api,
  userId: string,
  { firstName, lastName, title }: Pick<User, 'firstName' | 'lastName' | 'title'>,
): Promise<WriteResponse> {
  const body = { firstName, lastName, title }
  return write(api, userId, { name: 'updateProfile', method: 'PUT', action: '/profile', body })
}

/** Changes the role: `PUT /organizations/users/{userId}/role`. */
export function changeRole(api: Api, userId: string, { roleId }: { roleId: string }): Promise<WriteResponse> {
  return write(api, userId, { name: 'changeRole', method: 'PUT', action: '/role', body: { roleId } })
}

/** Terminates a user: `POST /organizations/users/{userId}/terminate`. */
export function terminate(api: Api, userId: string): Promise<WriteResponse> {
  return write(api, userId, { name: 'terminate', method: 'POST', action: '/terminate' })
}

/** Reinstates a user with a role: `POST /organizations/users/{userId}/reinstate`. */
export function reinstate(api: Api, userId: string, { roleId }: { roleId: string }): Promise<WriteResponse> {
  return write(api, userId, { name: 'reinstate', method: 'POST', action: '/reinstate', body: { roleId } })
}

/** Resets MFA: `POST /organizations/users/{userId}/reset-mfa`. Needs the permission `can_reset_2fa`. */
export function resetMfa(api: Api, userId: string): Promise<WriteResponse> {
  return write(api, userId, { name: 'resetMfa', method: 'POST', action: '/reset-mfa' })
}

/** Sends a write about a user. `action` is the end of its path. */
async function write(
  api: Api,
  userId: string,
  { action, ...call }: Omit<Parameters<Api>[0], 'path'> & { action: string },
): Promise<WriteResponse> {
  const json = await api({ ...call, path: userPath(userId, action) })
  if (json === null) return 'nothing'
  const user = v.safeParse(UserSchema, json)
  return user.success && user.output.id === userId ? user.output : 'something'
}
