import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role } from '../../api/schema.ts'
import { statusKey } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import { lazy } from '../async/lazy.ts'
import type { Directory } from '../directory/directory.ts'
import { everyone } from '../directory/emptyQuery.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { Invitations } from './invitations.ts'
import type {
  ExportedInvitations,
  Invitation,
  InvitationsAnswer,
  InvitationsExport,
  InvitationsProgress,
  InvitationsQuery,
  InvitationsRequest,
} from './types.ts'

/** Methods for reading everyone who was invited. All but `invitationsProgress` and `readInvitations` throw ApiError. */
export interface InvitationListMethods {
  /** Returns a page of the invitations that match a query. The first call starts reading them. */
  invitations: (request: InvitationsRequest, signal: AbortSignal) => Promise<InvitationsAnswer>
  /** Returns the invitations that match a query, all of them. */
  matchingInvitations: (query: InvitationsQuery) => Promise<Enrollment[]>
  /** Returns the progress of reading; null before it was ever started. */
  invitationsProgress: () => Promise<InvitationsProgress | null>
  /** Reads all invitations again, or resumes a paused reading. */
  readInvitations: () => Promise<void>
  /** Writes the invitations that match a query to a file. */
  exportInvitations: (request: InvitationsExport) => Promise<ExportedInvitations>
}

/** All invitations as far as they are known, for operations on them. */
export interface KnownEnrollments {
  /** Returns all invitations as they were read last; null if they were never read in this session. */
  known: () => { enrollments: readonly Enrollment[]; isComplete: boolean; readAt: number } | null
  /** Adds or replaces invitations that were read or changed with this API, and notifies every tab. */
  update: (api: Api, enrollments: readonly Enrollment[]) => void
}

interface Dependencies {
  askInSession: AskInSession
  api: () => Api
  isCurrent: (api: Api) => boolean
  roles: () => readonly Role[]
  directory: Directory
  isDemo: () => boolean
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  changed: (progress: InvitationsProgress) => void
}

/** Creates the methods that pages call about invitations. Their code is loaded with the first call. */
export function createInvitationList(dependencies: Dependencies): KnownEnrollments & {
  methods: InvitationListMethods
  forget: () => void
} {
  const { askInSession, isCurrent, roles, directory, isDemo, now } = dependencies
  let loaded: Invitations | null = null
  const invitations = lazy(async () => {
    const api = dependencies.api()
    const { createInvitations } = await import('./invitations.ts').catch(throwNotLoaded)
    // A session that has ended meanwhile must not start one that belongs to the next.
    if (!isCurrent(api)) throw new ApiError({ kind: 'unauthorized' })
    loaded = createInvitations({ ...dependencies, api: () => api })
    return loaded
  })

  const methods: InvitationListMethods = {
    invitations: ({ page, size, ...query }) =>
      askInSession(async () => {
        const { matching, ...found } = await (await invitations.get()).find(query)
        const shown = matching.slice((page - 1) * size, page * size)
        return { ...found, total: matching.length, invitations: await addMembers(shown, directory) }
      }),

    matchingInvitations: (query) =>
      askInSession(async () => (await (await invitations.get()).find(query)).matching),

    async invitationsProgress() {
      return loaded?.progress() ?? null
    },

    async readInvitations() {
      await askInSession(async () => (await invitations.get()).start())
    },

    exportInvitations: (request) =>
      askInSession(async () => {
        const list = await invitations.get()
        const { matching } = await list.find(request.query)
        const { writeInvitations } = await import('./exportInvitations.ts').catch(throwNotLoaded)
        return writeInvitations(request, {
          matching,
          progress: list.progress(),
          complete: list.isComplete(),
          roles: roles(),
          isDemo: isDemo(),
          at: now(),
        })
      }),
  }

  return {
    methods,

    known() {
      const known = loaded?.known()
      return loaded && known ? { ...known, isComplete: loaded.isComplete() } : null
    },

    update(api, enrollments) {
      if (isCurrent(api)) loaded?.update(enrollments)
    },

    /** Forgets all invitations and stops reading. */
    forget() {
      loaded?.stop()
      loaded = null
      invitations.forget()
    },
  }
}

/** Adds the ids of those whom the directory has among the accepted ones. */
async function addMembers(shown: readonly Enrollment[], directory: Directory): Promise<Invitation[]> {
  const isAccepted = ({ status }: Enrollment) => statusKey(status) === 'ACCEPTED'
  const emails = shown.filter(isAccepted).flatMap(({ email, userId }) => (userId === null && email) || [])
  const isRead = directory.progress().state !== 'idle'
  const query = { ...everyone, text: emails.join('\n'), page: 1, size: 10 * emails.length }
  const users = emails.length > 0 && isRead ? (await directory.query(query)).users : []
  const idByAddress = new Map(users.flatMap(({ id, email }) => (email ? [[addressKey(email), id]] : [])))
  return shown.map((one) => {
    const found = isAccepted(one) && one.email !== null ? idByAddress.get(addressKey(one.email)) : undefined
    return Object.assign({ memberId: isAccepted(one) ? (one.userId ?? found ?? null) : null }, one)
  })
}

function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network' })
}
