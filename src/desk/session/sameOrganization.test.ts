import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Role, User } from '../../api/schema.ts'
import { createOrganizationCheck } from './sameOrganization.ts'

const real = crypto
const people = (...ids: string[]) => ids.map((id) => ({ id }) as User)
const roles = (organizationId: string | null): Role[] => [{ id: 'r', name: 'owner', organizationId }]

describe.each(['secure', 'plain http'])('in a page over %s, an organization', (context) => {
  /** Creates a check that remembers an organization. */
  async function remembering(key: string | null) {
    // Only secure contexts have it.
    if (context !== 'secure') {
      vi.stubGlobal('crypto', {
        getRandomValues: (numbers: Uint32Array<ArrayBuffer>) => real.getRandomValues(numbers),
      })
    }
    const check = createOrganizationCheck()
    check.remember(await check.hashes(key, people('a', 'b')))
    await check.rememberRoles(roles('one'))
    return check
  }
  afterEach(() => vi.unstubAllGlobals())

  test('is recognized by its token, its people or its roles', async () => {
    const check = await remembering('tot_one')
    const isSame = async (key: string | null, ...ids: string[]) =>
      check.isSame(await check.hashes(key, people(...ids)))
    expect(await isSame('tot_one')).toBe(true)
    expect(await isSame('tot_two', 'c', 'b')).toBe(true)
    expect(await isSame(null, 'a')).toBe(true)
    expect(await check.isSameByRoles(roles('one'))).toBe(true)
  })

  test('is not taken for another one', async () => {
    const check = await remembering(null)
    expect(check.isSame(await check.hashes('a', people('one', 'c')))).toBe(false)
    expect(check.isSame(await check.hashes(null, []))).toBe(false)
    expect(await check.isSameByRoles([...roles('a'), ...roles(null)])).toBe(false)
    check.forget()
    expect(check.isSame(await check.hashes(null, people('a')))).toBe(false)
    expect(await check.isSameByRoles(roles('one'))).toBe(false)
  })
})
