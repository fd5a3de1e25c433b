import type { InvitationName } from '../src/operations/invitation.ts'

/** A write about an invitation. `about` is the address that is invited, or the invitation's id. */
interface InvitationWrite {
  operation: InvitationName
  about: string
}

/** A write that the server carried out. */
export interface AppliedInvitation extends InvitationWrite {
  /** Whether it invited an address whose invitation was pending. */
  wasInvited: boolean
}

/** A write that the server received. */
export interface ReceivedInvitation extends InvitationWrite {
  /** HTTP status of the answer. Null if there was none. */
  status: number | null
}

const operations: Record<string, InvitationName> = { resend: 'resend', cancel: 'cancelInvitation' }

/** Records the calls about invitations that a server receives. */
export function createEnrollmentRecorder() {
  const received: ReceivedInvitation[] = []
  let isReadable = true

  const writeOf = async (request: Request): Promise<ReceivedInvitation | null> => {
    if (request.method !== 'POST') return null
    const [, id = '', action = ''] = /enrollments\/([^/?]+)\/([^/]*)$/.exec(request.url) ?? []
    const operation = operations[action]
    if (operation) return { operation, about: id, status: null }
    const { email } = (await request.clone().json()) as { email: string }
    return { operation: 'invite', about: email, status: null }
  }

  return {
    received,
    isReadable: () => isReadable,

    /** Records a call. `end` records its answer. */
    async begin(request: Request) {
      if (!request.url.includes('/enrollments')) return { end: async () => {} }
      const write = await writeOf(request)
      if (write) received.push(write)
      else isReadable = false
      return {
        async end(response: Response) {
          if (write) write.status = response.status
          else isReadable = response.ok && (await response.clone().text()).includes('"content"')
        },
      }
    },
  }
}
