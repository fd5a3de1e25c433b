import { http } from 'msw/http'
import { jsonResponse } from './answers.ts'
import { type Context, type Handle, writeAnswers } from './call.ts'
import { readBody, readPage, readStatus, readText, readUuid, refuseBody, refuseQuery } from './validate.ts'
import type { CallName } from '../api/http.ts'
import type { Row } from './wire.ts'

/** Creates the endpoints of invitations. */
export function createEnrollmentHandlers(handle: Handle) {
  const enrollments = '*/organizations/enrollments'
  const enrollment = `${enrollments}/:enrollmentId`

  const handleWrite = (call: CallName, write: (context: Context) => Row) =>
    handle(call, async (context) => {
      const { organization, request, url, enrollmentId } = context
      refuseQuery(url)
      readUuid('enrollmentId', enrollmentId)
      await refuseBody(request)
      const before = organization.enrollment(enrollmentId)
      const after = write(context)
      return writeAnswers[organization.options().writeAnswers](before, after)
    })

  return [
    http.get(
      enrollments,
      handle('getEnrollments', ({ organization, url }) => {
        const { page, size } = readPage(url, ['status'])
        return jsonResponse(organization.enrollmentPage(page, size, readStatus(url)))
      }),
    ),
    http.post(
      enrollments,
      handle('createEnrollment', async ({ organization, request, url }) => {
        refuseQuery(url)
        const names = ['firstName', 'lastName', 'title']
        const body = await readBody(request, ['email', 'roleId'], names)
        const after = organization.invite({
          email: readText('email', body.email) ?? '',
          roleId: readUuid('roleId', body.roleId),
          firstName: readText('firstName', body.firstName ?? null),
          lastName: readText('lastName', body.lastName ?? null),
          title: readText('title', body.title ?? null),
        })
        return writeAnswers[organization.options().writeAnswers]({}, after)
      }),
    ),
    http.post(
      `${enrollment}/resend`,
      handleWrite('resendEnrollment', ({ organization, enrollmentId }) => organization.resend(enrollmentId)),
    ),
    http.post(
      `${enrollment}/cancel`,
      handleWrite('cancelEnrollment', ({ organization, enrollmentId }) =>
        organization.cancelEnrollment(enrollmentId),
      ),
    ),
  ]
}
