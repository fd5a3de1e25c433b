import { getResponse } from 'msw/utils/get-response'
import { describe, expect, test } from 'vitest'
import { createOrganization } from './db.ts'
import { type Fault, faultNames, faults } from './faults.ts'
import { createHandlers } from './handlers.ts'
import { people } from './people.ts'
import { statusOf } from './userRow.ts'

/** Terminates someone, which meets the fault; gives the answer and whether it was done. */
async function terminate(fault: Fault) {
  const user = people(1, 1)[0]
  if (user?.profile.status !== 'ACTIVE') throw new Error('nobody to terminate')
  const organization = createOrganization({ users: [user], faults: [{ call: 'terminate', fault }] })
  const request = new Request(`http://api.test/organizations/users/${user.id}/terminate`, {
    method: 'POST',
    headers: { Authorization: 'tot_test' },
  })
  const answer = getResponse(
    createHandlers(() => organization),
    request,
  )
  const silence = new Promise<'silence'>((resolve) => setTimeout(resolve, 20, 'silence'))
  const response = await Promise.race([answer, silence])
  return { response, done: statusOf(organization.user(user.id)) === 'TERMINATED' }
}

async function answered(fault: Fault): Promise<Response> {
  const { response } = await terminate(fault)
  if (!(response instanceof Response)) throw new Error('no answer')
  return response
}

test.each(faultNames)('%s applies the change, or does not', async (fault) => {
  expect((await terminate(fault)).done).toBe(fault.endsWith('-after') && fault !== '429-retry-after')
  expect(faults[fault].done).toBe((await terminate(fault)).done)
})

/** The seconds to wait that an answer tells. */
const after = async (fault: Fault) => (await answered(fault)).headers.get('Retry-After')

describe('answers', () => {
  test.each([
    ['400', 400],
    ['401', 401],
    ['403', 403],
    ['404', 404],
    ['409', 409],
    ['429', 429],
    ['429-retry-after', 429],
    ['500', 500],
    ['500-after', 500],
  ] as const)('%s is %i in the API’s own words, with a new fingerprint', async (fault, status) => {
    const [one, two] = [await answered(fault), await answered(fault)]
    expect(one.status).toBe(status)
    const said: unknown[] = [await one.json(), await two.json()]
    const error = {
      fingerprint: expect.any(String),
      errors: [{ code: expect.any(String), message: expect.any(String) }],
    }
    expect(said).toEqual([error, error])
    expect(said[0]).not.toEqual(said[1])
  })

  test.each([
    ['500-bare', 500],
    ['502', 502],
    ['503', 503],
  ] as const)('%s is %i and empty', async (fault, status) => {
    const response = await answered(fault)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
  })

  test('some say when to retry', async () => {
    expect([await after('429'), await after('429-retry-after'), await after('503')]).toEqual([
      null,
      '30',
      '2',
    ])
  })

  test.each(['html', 'html-after', 'malformed'] as const)('%s is 200 without JSON', async (fault) => {
    const response = await answered(fault)
    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  test('wrong-shape is 200 and JSON', async () => {
    expect(await (await answered('wrong-shape')).json()).toEqual({ data: [], success: true })
  })

  test.each(['dropped', 'dropped-after'] as const)('%s fails immediately', async (fault) => {
    expect((await answered(fault)).type).toBe('error')
  })

  test.each(['silent', 'silent-after'] as const)('%s never answers', async (fault) => {
    expect((await terminate(fault)).response).toBe('silence')
  })
})
