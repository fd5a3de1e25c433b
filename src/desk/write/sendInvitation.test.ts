import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { EnrollmentSchema } from '../../api/enrollmentSchema.ts'
import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { type BeforeWrite, sendInvitation } from './sendInvitation.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const email = 'anna@example.com'
const input = { roleId: id, firstName: null, lastName: null, title: null }
const invite: InvitationRequest = { operation: 'invite', email, input }
const resend: InvitationRequest = { operation: 'resend', email, enrollmentId: id, input: null }
const cancel: InvitationRequest = { operation: 'cancelInvitation', email, enrollmentId: id, input: null }
const wire = (status: string, lastInvitationSentAt: string | null = '2026-11-01T10:00:00Z') => ({
  enrollmentId: id,
  email,
  status,
  lastInvitationSentAt,
})
const later = '2026-11-20T10:00:00Z'

/** Sends a request whose answer and later readings are these. Returns "done answered", or the effect of the failure. */
async function send(
  request: InvitationRequest,
  answer: unknown,
  after: { rows: unknown[]; isComplete?: boolean } | null,
  { before = null, isFresh = true }: { before?: unknown; isFresh?: boolean } = {},
) {
  let posts = 0
  let readings = 0
  const api: Api = async () => {
    posts++
    if (answer instanceof Error) throw answer
    return answer
  }
  const known: BeforeWrite = {
    enrollment: before === null ? null : v.parse(EnrollmentSchema, before),
    isFresh,
  }
  const readAll = async () => {
    readings++
    if (after === null) throw new ApiError({ kind: 'network' })
    const enrollments = after.rows.map((row) => v.parse(EnrollmentSchema, row))
    return { enrollments, isComplete: after.isComplete ?? true }
  }
  const result = await sendInvitation(api, request, known, readAll).then(
    (outcome) => `done ${outcome.known}`,
    (error: unknown) => (error instanceof ApiError ? error.effect : String(error)),
  )
  expect(posts).toBe(1)
  return { result, readings }
}
const failure = (kind: ApiErrorKind) => new ApiError({ kind })

describe('an invitation', () => {
  test.each([
    ['answered with the invitation', wire('PENDING'), null, 'done answered', 0],
    ['answered with nothing', null, null, 'done answered', 0],
    [
      'answered with something else, and there',
      { ok: true },
      { rows: [wire('PENDING')] },
      'done answered',
      1,
    ],
    ['answered with something else, and not there', { ok: true }, { rows: [] }, 'none', 1],
    ['refused', failure('forbidden'), null, 'none', 0],
    ['limited', failure('rateLimited'), null, 'none', 0],
    ['cut off, and there', failure('network'), { rows: [wire('PENDING')] }, 'done seen', 1],
    ['cut off, and accepted already', failure('network'), { rows: [wire('ACCEPTED')] }, 'done seen', 1],
    ['cut off, and not there', failure('network'), { rows: [] }, 'none', 1],
    ['cut off, and cancelled before', failure('network'), { rows: [wire('CANCELLED')] }, 'none', 1],
    ['cut off, and some are missing', failure('network'), { rows: [], isComplete: false }, 'unknown', 1],
    ['cut off, and nothing can be read', failure('network'), null, 'unknown', 1],
    [
      'rejected as there already, by a resent request',
      failure('conflict'),
      { rows: [wire('PENDING')] },
      'done seen',
      1,
    ],
    ['rejected', failure('invalid'), { rows: [] }, 'none', 1],
  ])('%s', async (_, answer, after, result, readings) => {
    expect(await send(invite, answer, after)).toEqual({ result, readings })
  })

  test('that is there after an older reading may be someone else’s', async () => {
    const after = { rows: [wire('PENDING')] }
    const { result } = await send(invite, failure('network'), after, { isFresh: false })
    expect(result).toBe('unknown')
  })
})

describe('a resent invitation', () => {
  const before = wire('PENDING')
  test.each([
    ['answered with a later date', wire('PENDING', later), null, 'done answered'],
    ['answered with the old date, which moved', before, { rows: [wire('PENDING', later)] }, 'done answered'],
    ['cut off, and the date moved', failure('network'), { rows: [wire('PENDING', later)] }, 'done seen'],
    ['cut off, and the date is the same', failure('network'), { rows: [before] }, 'none'],
    ['cut off, and there is no date', failure('network'), { rows: [wire('PENDING', null)] }, 'unknown'],
    ['rejected, and there is no date', failure('invalid'), { rows: [wire('PENDING', null)] }, 'none'],
    ['rejected as a conflict, and gone', failure('conflict'), { rows: [] }, 'none'],
    ['rejected, and nothing can be read', failure('invalid'), null, 'unknown'],
    ['cut off, and gone', failure('network'), { rows: [] }, 'unknown'],
    ['cut off, and accepted', failure('network'), { rows: [wire('ACCEPTED', later)] }, 'unknown'],
  ])('%s', async (_, answer, after, result) => {
    expect((await send(resend, answer, after, { before })).result).toBe(result)
  })

  const successor = { ...wire('PENDING', later), enrollmentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' }
  test.each([
    ['whose date moved', before, wire('PENDING', later), 'done seen', 'unknown'],
    ['whose date is the same', before, before, 'none', 'none'],
    ['that had expired, and has an open successor', wire('EXPIRED'), successor, 'done seen', 'unknown'],
  ])('%s may be someone else’s after an older reading', async (_, known, row, fresh, older) => {
    const after = { rows: [row] }
    expect((await send(resend, failure('network'), after, { before: known })).result).toBe(fresh)
    const { result } = await send(resend, failure('network'), after, { before: known, isFresh: false })
    expect(result).toBe(older)
  })
})

describe('a cancelled invitation', () => {
  const before = wire('PENDING')
  test.each([
    ['answered with the status', wire('CANCELLED'), null, 'done answered'],
    ['answered as before, and cancelled', before, { rows: [wire('CANCELLED')] }, 'done answered'],
    ['cut off, and cancelled', failure('network'), { rows: [wire('CANCELLED')] }, 'done seen'],
    ['cut off, and pending', failure('network'), { rows: [before] }, 'none'],
    ['rejected, and accepted', failure('invalid'), { rows: [wire('ACCEPTED')] }, 'unknown'],
    ['cut off, and gone', failure('network'), { rows: [] }, 'unknown'],
  ])('%s', async (_, answer, after, result) => {
    expect((await send(cancel, answer, after, { before })).result).toBe(result)
  })
})
