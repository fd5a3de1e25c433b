import { http, HttpResponse } from 'msw/http'
import { jsonResponse } from './answers.ts'
import { type Context, createHandle, type Handler, writeAnswers } from './call.ts'
import type { Organization } from './db.ts'
import { createEnrollmentHandlers } from './enrollmentHandlers.ts'
import { readBody, readPage, readText, readUuid, refuseBody, refuseQuery } from './validate.ts'
import type { CallName } from '../api/http.ts'
import type { Row } from './wire.ts'

/**
 * Creates the API's endpoints, at any base URL. They refuse everything that a real server might refuse. `organizationOf`
 * finds the organization of a token.
 */
export function createHandlers(organizationOf: (token: string | null) => Organization | undefined) {
  const handle = createHandle(organizationOf)

  const handleUser = (call: CallName, handler: Handler) =>
    handle(call, (context) => {
      refuseQuery(context.url)
      readUuid('userId', context.userId)
      return handler(context)
    })

  const handleWrite = (call: CallName, write: (context: Context) => Row | Promise<Row>) =>
    handleUser(call, async (context) => {
      const before = context.organization.user(context.userId)
      const after = await write(context)
      return writeAnswers[context.organization.options().writeAnswers](before, after)
    })

  const user = '*/organizations/users/:userId'
  return [
    http.get(
      '*/organizations/users',
      handle('getUsers', ({ organization, url }) => {
        const { page, size } = readPage(url)
        return jsonResponse(organization.page(page, size))
      }),
    ),
    http.get(
      user,
      handleUser('getUser', ({ organization, userId }) => jsonResponse(organization.user(userId))),
    ),
    http.put(
      `${user}/profile`,
      handleWrite('updateProfile', async ({ organization, request, userId }) => {
        const body = await readBody(request, ['firstName', 'lastName', 'title'])
        return organization.updateProfile(userId, {
          firstName: readText('firstName', body.firstName),
          lastName: readText('lastName', body.lastName),
          title: readText('title', body.title),
        })
      }),
    ),
    http.put(
      `${user}/role`,
      handleWrite('changeRole', async ({ organization, request, userId }) =>
        organization.changeRole(userId, await readRoleId(request)),
      ),
    ),
    http.post(
      `${user}/terminate`,
      handleWrite('terminate', async ({ organization, request, userId }) => {
        await refuseBody(request)
        return organization.terminate(userId)
      }),
    ),
    http.post(
      `${user}/reinstate`,
      handleWrite('reinstate', async ({ organization, request, userId }) =>
        organization.reinstate(userId, await readRoleId(request)),
      ),
    ),
    http.post(
      `${user}/reset-mfa`,
      handleUser('resetMfa', async ({ organization, request, userId }) => {
        await refuseBody(request)
        organization.resetMfa(userId)
        return new HttpResponse(null, { status: 204 })
      }),
    ),
    http.get(
      '*/organizations/roles',
      handle('getRoles', ({ organization, url }) => {
        refuseQuery(url)
        return jsonResponse(organization.roles())
      }),
    ),
    ...createEnrollmentHandlers(handle),
  ]
}

async function readRoleId(request: Request): Promise<string> {
  const { roleId } = await readBody(request, ['roleId'])
  return readUuid('roleId', roleId)
}
