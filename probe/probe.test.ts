import { describe, expect, it } from 'vitest'
import type { Fault } from '../src/demo/faults.ts'
import { plainOptions } from '../src/demo/options.ts'
import { startTestApi } from './testApi.fixture.ts'

const { probed } = startTestApi()

describe('an organization that follows the contract', () => {
  it('has no differences', async () => {
    const { report } = await probed({ people: 50, invitations: 24 })
    expect(report.stopped).toBeNull()
    expect(report.findings.filter(({ verdict }) => verdict === 'differs')).toEqual([])
  })

  it('gets only GET requests, with the token and headers of the contract', async () => {
    const { organization, report } = await probed({ people: 50 })
    const received = await organization.requests()
    expect(new Set(received.map(({ method }) => method))).toEqual(new Set(['GET']))
    // All but the preflight, which has no token, and the request with the invalid one.
    expect(received).toHaveLength(report.requests - 2)
    expect(
      received.every(({ headers }) => /^application\/json(;version=2)?$/.test(headers.accept ?? '')),
    ).toBe(true)
    expect(await organization.everyone()).toEqual(organization.users)
  })
})

describe('where the contract is open, the report says', () => {
  it('how invitations are listed', async () => {
    const { found } = await probed({ people: 50, invitations: 24 })
    expect(found('list of enrollments')).toBe('agrees: a page of enrollments')
    expect(found('order of enrollments')).toBe('settles: by lastInvitationSentAt, newest first')
    expect(found('filter of enrollments: status')).toBe('settles: honored: only that status is listed')
    expect(found('enrollments of each status')).toBe(
      'settles: PENDING 10, ACCEPTED 6, EXPIRED 6, CANCELLED 2; 24 without a filter',
    )
    expect(found('filter of enrollments, in lower case')).toBe('settles: refused (400)')
    expect(found('filter of enrollments, an unknown value')).toBe('settles: refused (400)')
    expect(found('accepted enrollments that are users')).toMatch(/^settles: (\d) of \1, by address$/)
    expect(found('page of enrollments past the end')).toBe('settles: an empty page (200)')
  })

  it.each([
    [{ enrollments: 'missing' }, 'list of enrollments', 'differs: can’t be read (404)'],
    [{ enrollments: 'refused' }, 'list of enrollments', expect.stringContaining('refused (403)')],
    [
      { enrollmentFilter: 'ignored' },
      'filter of enrollments: status',
      'settles: ignored: other statuses are listed too',
    ],
    [{ enrollmentFilter: 'refused' }, 'filter of enrollments: status', 'settles: refused (400)'],
    [{ enrollmentDefault: 'pending' }, 'statuses without a filter', 'settles: PENDING'],
    [
      { enrollmentFields: 'contract' },
      'fields of an enrollment',
      'settles: email: string, enrollmentId: uuid, lastInvitationSentAt: date-time, status: string',
    ],
  ] as const)('what is different with %j', async (options, point, says) => {
    const { found } = await probed({ people: 20, invitations: 24, ...options })
    expect(found(point)).toEqual(says)
  })

  it.each([
    [{ maxSize: 20 }, 'settles: 20: a size of 100 is reduced to it, not refused'],
    [{ maxSize: 250 }, 'settles: 250: a size of 500 is reduced to it, not refused'],
    [{ maxSize: 250, saysSize: false }, 'settles: 250: a size of 500 is reduced to it, not refused'],
    [{ maxSize: 250, saysTotal: false }, 'settles: 250: a size of 500 is reduced to it, not refused'],
    [
      { maxSize: 250, saysSize: false, saysTotal: false },
      'settles: 250: a size of 500 is reduced to it, not refused',
    ],
    [
      { maxSize: 15, saysSize: false, saysTotal: false },
      'settles: 15: a size of 20 is reduced to it, not refused',
    ],
    [{ maxSize: 100, refuseLargeSize: true }, 'settles: 100 is accepted; 500 is refused, not reduced (400)'],
    [{ maxSize: 9000 }, 'settles: at least 5000; more was not requested'],
    [{ maxSize: 9000, saysSize: false }, 'unknown: not below 500; 1000 and more would hold everyone'],
    [
      { maxSize: 9000, saysSize: false, saysTotal: false },
      'unknown: not below 500; 1000 and more would hold everyone',
    ],
  ])('the largest page: %j', async (options, says) => {
    const { found } = await probed({ people: 600, ...options })
    expect(found('largest page')).toBe(says)
    expect(found('reading everyone')).toMatch(/^agrees: 600 rows on /)
    expect(found('page past the end')).toBe('agrees: an empty page (200)')
  })

  it.each([true, false])('whether pages state their size: %s', async (saysSize) => {
    const { found } = await probed({ people: 30, saysSize })
    for (const point of ['size', 'number'])
      expect(found(point)).toEqual(
        saysSize
          ? 'agrees: present and correct on every page'
          : expect.stringMatching(/^settles: missing on (\d) of \1 pages$/),
      )
  })

  it.each([true, false])('whether people are counted: %s', async (saysTotal) => {
    const { found } = await probed({ people: 45, maxSize: 20, saysTotal })
    expect(found('totalElements')).toBe(saysTotal ? 'agrees: 45, which is correct' : 'settles: missing')
    expect(found('totalPages')).toBe(saysTotal ? 'agrees: 3, which is correct' : 'settles: missing')
  })

  it.each(['listed', 'missing'] as const)('whether there is a list of roles: %s', async (roles) => {
    const { found } = await probed({ roles })
    expect(found('list of roles')).toBe(
      roles === 'listed' ? 'agrees: 3 roles' : 'differs: can’t be read (404)',
    )
    expect(found('names of roles')).toBe(roles === 'listed' ? 'agrees: admin, member, owner' : '')
  })

  it.each([
    ['profile', 'profile.status', 'profile.lastActivityDateTime'],
    ['user', 'status', 'lastActivityDateTime'],
  ] as const)('where status and activity are: %s', async (statusIn, status, activity) => {
    const { found } = await probed({ people: 40, statusIn })
    expect(found('place of status')).toBe(`settles: \`${status}\`: string 40; of 40 rows`)
    expect(found('place of lastActivityDateTime')).toMatch(
      new RegExp(`^settles: \`${activity}\`: date-time \\d+, null \\d+; of 40 rows$`),
    )
    expect(found('values of status')).toMatch(/^settles: ACTIVE \d+, TERMINATED \d+$/)
  })

  it('how long answers take', async () => {
    const { found } = await probed({ people: 5, latency: { getUsers: 60, getEnrollments: 60 } })
    const [, median = ''] = /median (\d+) ms/.exec(found('response time')) ?? []
    expect(Number(median)).toBeGreaterThanOrEqual(55)
  })
})

it('covers every option of the fake API', () => {
  expect(Object.keys(plainOptions).toSorted()).toEqual(
    // The variants above and below. The probe can't learn what writes answer.
    [
      'enrollmentDefault',
      'enrollmentFields',
      'enrollmentFilter',
      'enrollments',
      'faults',
      'inviteAgain',
      'lacks',
      'latency',
      'maxSize',
      'refuseLargeSize',
      'released',
      'resends',
      'roles',
      'saysSize',
      'saysTotal',
      'statusIn',
      'writeAnswers',
    ],
  )
})

describe('a token that is', () => {
  it('refused ends the probe after the first response', async () => {
    const { report } = await probed({ faults: [{ call: 'getUsers', fault: '401' }] })
    expect(report).toEqual({ stopped: 'The API refused the token (401).', requests: 1, findings: [] })
  })

  it('revoked during the run ends the probe, which keeps its findings', async () => {
    const { report, found } = await probed({ faults: [{ call: 'getRoles', fault: '401' }] })
    expect(report.stopped).toBe('The API refused the token (401).')
    expect(found('largest page')).not.toBe('')
    expect(found('a user who does not exist')).toBe('')
  })

  it('without can_manage_users is not reported as a difference', async () => {
    const { report, found } = await probed({ lacks: ['can_manage_users'] })
    expect(report.stopped).toBeNull()
    expect(found('first page')).toBe(
      'unknown: refused (403): the token lacks can_manage_users. Try again with a token that has it',
    )
  })
})

/** Short for requests that are never answered, long enough for the others on a busy machine. */
const patience = (fault: Fault) => (fault === 'silent' ? { timeout: 250 } : {})

describe('failures', () => {
  it.each([
    ['429-retry-after', 30_000, '429 1'],
    ['503', 2000, '503 1'],
    ['429', 1000, '429 1'],
    ['500', 1000, '500 1'],
    ['dropped', 1000, 'no response (ECONNRESET) 1'],
    ['silent', 1000, 'no response (timed out) 1'],
  ] as const)('%s is retried after a pause', async (fault, pause, again) => {
    const { pauses, found } = await probed(
      { people: 30, faults: [{ call: 'getRoles', fault, times: 1 }] },
      patience(fault),
    )
    expect(pauses).toEqual([pause])
    expect(found('repeated requests')).toBe(`settles: ${again}`)
    expect(found('list of roles')).toBe('agrees: 3 roles')
  })

  it('a rate limit header is reported with its numbers', async () => {
    const { found } = await probed({ faults: [{ call: 'getRoles', fault: '429-retry-after', times: 1 }] })
    expect(found('`retry-after`')).toBe('settles: 30')
    expect((await probed({})).found('rate limit headers')).toBe('settles: none')
  })

  const always: [Fault, string][] = [
    ['400', 'differs: can’t be read (400)'],
    ['403', 'differs: can’t be read (403)'],
    ['409', 'differs: can’t be read (409)'],
    ['429-retry-after', 'unknown: can’t be read (429)'],
    ['500-bare', 'unknown: can’t be read (500)'],
    ['502', 'unknown: can’t be read (502)'],
    ['dropped', 'unknown: can’t be read (no response (ECONNRESET))'],
    ['silent', 'unknown: can’t be read (no response (timed out))'],
    ['html', 'differs: not a list: not JSON'],
    ['malformed', 'differs: not a list: not JSON'],
    ['wrong-shape', 'differs: not a list: data: array, success: boolean'],
  ]
  it.each(always)('%s every time is reported for that point only', async (fault, says) => {
    const { report, found } = await probed({ faults: [{ call: 'getRoles', fault }] }, patience(fault))
    expect(found('list of roles')).toBe(says)
    expect(report.stopped).toBeNull()
    expect(found('redirects')).toBe('agrees: none')
  })

  it('an unreadable first page leaves out what needs people', async () => {
    const { report, found } = await probed({ faults: [{ call: 'getUsers', fault: 'html' }] })
    expect(found('first page')).toBe('differs: not a page of users (200): not JSON')
    expect(found('list of roles')).toBe('agrees: 3 roles')
    expect(report.findings.some(({ subject }) => subject === 'People')).toBe(false)
  })

  it('reading ends at the limit of pages', async () => {
    const { found } = await probed({ people: 100, maxSize: 20 }, { mostPages: 3 })
    expect(found('reading everyone')).toBe('unknown: 60 rows on 3 pages of 20, the limit of --pages')
    expect(found('page past the end')).toBe('unknown: not reached')
    expect(found('totalElements')).toBe('unknown: 100; not checked, because not everyone was read')
  })
})
