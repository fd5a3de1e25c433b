import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role } from '../../api/schema.ts'
import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Directory } from '../directory/directory.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { InvitationsPart } from './invitationsPart.ts'
import type {
  ExportedInvitations,
  InvitationsAnswer,
  InvitationsExport,
  InvitationsProgress,
  InvitationsQuery,
  InvitationsRequest,
} from './types.ts'

/** Methods for reading everyone who was invited. All but `invitationsProgress` throw ApiError. */
export interface InvitationListMethods {
  /** Returns a page of the invitations that match a query. The first call starts reading them. */
  invitations: (request: InvitationsRequest, signal: AbortSignal) => Promise<InvitationsAnswer>
  /** Returns the invitations that match a query, all of them. */
  matchingInvitations: (query: InvitationsQuery) => Promise<Enrollment[]>
  /** Returns the progress of reading; null before it was ever started. */
  invitationsProgress: () => InvitationsProgress | null
  /** Reads all invitations again, or resumes a paused reading. */
  readInvitations: () => Promise<void>
  /** Writes the invitations that match a query to a file. */
  exportInvitations: (request: InvitationsExport) => Promise<ExportedInvitations>
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
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  changed: (progress: InvitationsProgress) => void
}

/** Creates the methods that pages call about invitations. Their code is loaded with the first call. */
export function createInvitationListMethods(dependencies: Dependencies) {
  const { askInSession, isCurrent } = dependencies
  let loaded: InvitationsPart | null = null
  const part = lazy(async () => {
    const api = dependencies.api()
    const { createInvitationsPart } = await import('./invitationsPart.ts').catch(throwNotLoaded)
    // A session that has ended meanwhile must not start one that belongs to the next.
    if (!isCurrent(api)) throw new ApiError({ kind: 'unauthorized' })
    loaded = createInvitationsPart({ ...dependencies, api: () => api })
    return loaded
  })
  const ask = <T>(run: (invitations: InvitationsPart) => T | Promise<T>) =>
    askInSession(async () => run(await part.get()))

  const methods: InvitationListMethods = {
    invitations: (request) => ask(({ page }) => page(request)),
    matchingInvitations: (query) => ask(({ matching }) => matching(query)),
    invitationsProgress: () => loaded?.list.progress() ?? null,
    readInvitations: () => ask(({ list }) => list.start()),
    exportInvitations: (request) => ask(({ exportFile }) => exportFile(request)),
  }

  return {
    methods,

    /** Adds or replaces invitations that were read or changed with this API, and notifies every tab. */
    update(api: Api, enrollments: readonly Enrollment[]) {
      if (isCurrent(api)) loaded?.list.update(enrollments)
    },

    /** Forgets all invitations and stops reading. */
    forget() {
      loaded?.list.stop()
      loaded = null
      part.forget()
    },
  }
}
