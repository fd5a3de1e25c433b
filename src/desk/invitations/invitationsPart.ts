import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { statusKey } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import type { Directory } from '../directory/directory.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import { writeInvitations } from './exportInvitations.ts'
import { createInvitations, type ListDependencies } from './invitations.ts'
import type {
  ExportedInvitations,
  Invitation,
  InvitationsAnswer,
  InvitationsExport,
  InvitationsQuery,
  InvitationsRequest,
} from './types.ts'

interface Dependencies extends ListDependencies {
  directory: Directory
  isDemo: () => boolean
}

/** Creates the list of invitations, with its queries and export. The script is loaded with the first query. */
export function createInvitationsPart({ directory, isDemo, ...dependencies }: Dependencies) {
  const { roles, now } = dependencies
  const list = createInvitations(dependencies)
  return {
    list,

    /** Returns a page of the invitations that match. Throws ApiError. */
    async page({ page, size, ...query }: InvitationsRequest): Promise<InvitationsAnswer> {
      const { matching, ...found } = await list.find(query)
      const shown = matching.slice((page - 1) * size, page * size)
      return { ...found, total: matching.length, invitations: await addMembers(shown, directory) }
    },

    /** Returns all invitations that match. Throws ApiError. */
    matching: async (query: InvitationsQuery): Promise<Enrollment[]> => (await list.find(query)).matching,

    /** Writes the invitations that match to a file. Throws ApiError. */
    async exportFile(request: InvitationsExport): Promise<ExportedInvitations> {
      const { matching } = await list.find(request.query)
      const [progress, complete] = [list.progress(), list.isComplete()]
      const source = { matching, progress, complete, roles: roles(), isDemo: isDemo(), at: now() }
      return writeInvitations(request, source)
    },
  }
}

/** Adds the ids of the people in the directory to the accepted invitations. */
async function addMembers(shown: readonly Enrollment[], directory: Directory): Promise<Invitation[]> {
  const isAccepted = ({ status }: Enrollment) => statusKey(status) === 'ACCEPTED'
  const emails = shown.filter(isAccepted).flatMap(({ email, userId }) => (userId === null && email) || [])
  const isRead = directory.progress().state !== 'idle'
  const query = { ...emptyQuery, text: emails.join('\n'), page: 1, size: 10 * emails.length }
  const users = emails.length > 0 && isRead ? (await directory.query(query)).users : []
  const idByAddress = new Map(users.flatMap(({ id, email }) => (email ? [[addressKey(email), id]] : [])))
  return shown.map((one) => {
    const found = isAccepted(one) && one.email !== null ? idByAddress.get(addressKey(one.email)) : undefined
    return Object.assign({ memberId: isAccepted(one) ? (one.userId ?? found ?? null) : null }, one)
  })
}

export type InvitationsPart = ReturnType<typeof createInvitationsPart>
