import * as v from 'valibot'
import {
  type Enrollment,
  type EnrollmentPage,
  EnrollmentPageSchema,
  EnrollmentSchema,
  withoutLinks,
} from './enrollmentSchema.ts'
import { ApiError } from './error.ts'
import type { Api } from './http.ts'
import { read } from './read.ts'

const path = '/organizations/enrollments'
/** The path of an invitation. Ids are UUIDs by then; encoding them is a second safeguard. */
const enrollmentPath = (enrollmentId: string, rest: string) =>
  `${path}/${encodeURIComponent(enrollmentId)}${rest}`

/**
 * Reads a page of invitations in the API's order: `GET /organizations/enrollments`. `page` counts from 0. `status` asks
 * for one status only; left out, the API chooses. The contract leaves the parameter's name open, so the response may ignore
 * it. The server may grant another size.
 */
export async function getEnrollments(
  api: Api,
  { page, size, status = null }: { page: number; size: number; status?: string | null },
  signal?: AbortSignal,
): Promise<EnrollmentPage> {
  const filter = status === null ? '' : `&status=${encodeURIComponent(status)}`
  const json = await withCleanErrors(
    api({
      name: 'getEnrollments',
      method: 'GET',
      path: `${path}?page=${page}&size=${size}${filter}`,
      signal,
    }),
  )
  return read(EnrollmentPageSchema, json)
}

/** An invitation to be sent. */
export interface NewEnrollment {
  email: string
  roleId: string
  firstName: string | null
  lastName: string | null
  title: string | null
}

/**
 * The body of a successful write: the invitation, nothing, or something else. The contract leaves it open. Unless it is the
 * invitation, the list has to be read again.
 */
export type EnrollmentResponse = Enrollment | 'nothing' | 'something'

/**
 * Sends an invitation: `POST /organizations/enrollments`. The API mails it to the address each time that it is called.
 * Names and title that are not known are left out.
 */
export async function createEnrollment(
  api: Api,
  { email, roleId, firstName, lastName, title }: NewEnrollment,
): Promise<EnrollmentResponse> {
  const body = {
    email,
    roleId,
    ...(firstName === null ? {} : { firstName }),
    ...(lastName === null ? {} : { lastName }),
    ...(title === null ? {} : { title }),
  }
  const json = await withCleanErrors(api({ name: 'createEnrollment', method: 'POST', path, body }))
  return readResponse(json, (enrollment) => addressOf(enrollment.email) === addressOf(email))
}

/** Sends the mail of an invitation again: `POST /organizations/enrollments/{enrollmentId}/resend`. */
export async function resendEnrollment(api: Api, enrollmentId: string): Promise<EnrollmentResponse> {
  const json = await withCleanErrors(
    api({ name: 'resendEnrollment', method: 'POST', path: enrollmentPath(enrollmentId, '/resend') }),
  )
  return readResponse(json, ({ id }) => id === enrollmentId.toLowerCase())
}

/** Cancels an invitation: `POST /organizations/enrollments/{enrollmentId}/cancel`. */
export async function cancelEnrollment(api: Api, enrollmentId: string): Promise<EnrollmentResponse> {
  const json = await withCleanErrors(
    api({ name: 'cancelEnrollment', method: 'POST', path: enrollmentPath(enrollmentId, '/cancel') }),
  )
  return readResponse(json, ({ id }) => id === enrollmentId.toLowerCase())
}

const addressOf = (email: string | null) => email?.trim().toLowerCase()

function readResponse(json: unknown, isSame: (enrollment: Enrollment) => boolean): EnrollmentResponse {
  if (json === null) return 'nothing'
  const enrollment = v.safeParse(EnrollmentSchema, json)
  return enrollment.success && isSame(enrollment.output) ? enrollment.output : 'something'
}

/** Removes links and tokens from what the API says of an error. */
async function withCleanErrors(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const messages = error.messages.map(({ code, message }) => ({
      code: withoutLinks(code),
      message: withoutLinks(message),
    }))
    throw new ApiError({ ...error.failure, messages })
  }
}
