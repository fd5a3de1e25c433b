import { describe, expect, test } from 'vitest'
import type { EnrollmentPage } from '../../api/enrollmentSchema.ts'
import { getEnrollments } from '../../api/enrollments.ts'
import { ApiError } from '../../api/error.ts'
import { createOrganization } from '../../demo/db.ts'
import { invitations } from '../../demo/invitations.ts'
import type { OrganizationOptions } from '../../demo/options.ts'
import { Refusal } from '../../demo/answers.ts'
import { readBeforeWrite } from './readBeforeWrite.ts'
import type { GetInvitationPage } from './readInvitations.ts'

const rows = invitations(70, 3, Date.parse('2026-11-23T12:00:00Z'))

/** Reads the invitations of a made-up organization. Returns them with the number of requests. */
async function read(options: Partial<OrganizationOptions>, change: (request: number) => void = () => {}) {
  const organization = createOrganization({ users: [], invitations: rows, ...options })
  let requests = 0
  const reading = await readBeforeWrite((request) =>
    getEnrollments(async ({ path }) => {
      change(++requests)
      const query = new URL(path, 'http://api.test').searchParams
      try {
        return organization.enrollmentPage(
          Number(query.get('page')),
          Number(query.get('size')),
          query.get('status'),
        )
      } catch (error) {
        if (error instanceof Refusal) throw new ApiError({ kind: 'invalid', status: error.status })
        throw error
      }
    }, request),
  )
  return { ...reading, requests }
}

describe('all invitations are read', () => {
  test.each<[string, Partial<OrganizationOptions>]>([
    ['at once', {}],
    ['page by page', { maxSize: 7 }],
    ['page by page, without totals and sizes', { maxSize: 7, saysTotal: false, saysSize: false }],
    ['in smaller pages, where larger ones are refused', { maxSize: 20, refuseLargeSize: true }],
    ['status by status, where only pending ones are listed', { enrollmentDefault: 'pending' }],
    ['from an API that ignores the filter', { enrollmentFilter: 'ignored' }],
    ['from an API that refuses the filter', { enrollmentFilter: 'refused' }],
  ])('%s', async (_, options) => {
    const { enrollments, isComplete } = await read(options)
    expect(enrollments.map(({ id }) => id).toSorted()).toEqual(
      rows.map(({ enrollmentId }) => enrollmentId).toSorted(),
    )
    expect(isComplete).toBe(true)
  })
})

test('an API that repeats a page without a total is not asked for ever', async () => {
  let requests = 0
  const row = (await read({})).enrollments[0] ?? null
  const readPage: GetInvitationPage = async (): Promise<EnrollmentPage> => {
    requests++
    return { rows: [row], total: null, size: null }
  }
  const { isComplete } = await readBeforeWrite(readPage)
  expect(isComplete).toBe(false)
  expect(requests).toBeLessThan(20)
})
