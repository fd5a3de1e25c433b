import type { CallName } from '../../src/api/http.ts'
import type { Organization } from '../../src/demo/db.ts'

/* The calls of the API, as a server tells them apart and carries them out. */

const writes: Record<string, CallName> = {
  profile: 'updateProfile',
  role: 'changeRole',
  terminate: 'terminate',
  reinstate: 'reinstate',
  'reset-mfa': 'resetMfa',
}

const enrollmentWrites: Record<string, CallName> = { resend: 'resendEnrollment', cancel: 'cancelEnrollment' }

/** Returns which call a request makes, and whom or which invitation it is about; '' for none. */
export function callOf({ pathname }: URL, method: string): { call: CallName; userId: string } {
  const [enrollments, id = '', action = ''] = /enrollments\/?([^/]*)\/?(.*)$/.exec(pathname) ?? []
  if (enrollments !== undefined) {
    const call = enrollmentWrites[action] ?? (method === 'POST' ? 'createEnrollment' : 'getEnrollments')
    return { call, userId: id }
  }
  const [, userId = '', part = ''] = /users\/([^/]+)\/?(.*)$/.exec(pathname) ?? []
  const write = writes[part]
  if (write) return { call: write, userId }
  if (userId !== '') return { call: 'getUser', userId }
  return { call: pathname.endsWith('/roles') ? 'getRoles' : 'getUsers', userId }
}

/** Carries out a call, and returns its JSON; undefined for no content. Throws Refusal. */
export async function execute(
  organization: Organization,
  call: CallName,
  userId: string,
  { searchParams }: URL,
  request: Request,
) {
  const input = async () =>
    (await request.json()) as { roleId: string } & Record<'firstName' | 'lastName' | 'title', string>
  switch (call) {
    case 'getUsers':
      return organization.page(Number(searchParams.get('page')), Number(searchParams.get('size')))
    case 'getUser':
      return organization.user(userId)
    case 'getRoles':
      return organization.roles()
    case 'updateProfile':
      return organization.updateProfile(userId, await input())
    case 'changeRole':
    case 'reinstate':
      return organization[call](userId, (await input()).roleId)
    case 'terminate':
    case 'resetMfa':
      return organization[call](userId)
    case 'getEnrollments': {
      const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('size'))]
      return organization.enrollmentPage(page, size, searchParams.get('status'))
    }
    case 'createEnrollment':
      return organization.invite({
        firstName: null,
        lastName: null,
        title: null,
        ...((await request.json()) as { email: string; roleId: string }),
      })
    case 'resendEnrollment':
      return organization.resend(userId)
    case 'cancelEnrollment':
      return organization.cancelEnrollment(userId)
  }
}
