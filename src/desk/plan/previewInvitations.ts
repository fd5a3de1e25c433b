import { addressError, addressWarning } from '../../operations/addressCheck.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { addressKey } from '../../text/address.ts'
import type { Directory } from '../directory/directory.ts'
import { findByEmail } from '../directory/findByEmail.ts'
import { findTarget, groupByAddress } from '../operate/invitees.ts'
import type { EnrollmentsReading } from '../write/sendInvitation.ts'
import { createInvitee, type Invitee } from './inviteeRows.ts'
import type { Rules } from './rows.ts'
import { listedTwice, membersNotRead, unreadInvitations } from './words.ts'

interface Dependencies {
  /** Reads all invitations. Throws ApiError. */
  readAll: () => Promise<EnrollmentsReading>
  directory: Pick<Directory, 'start' | 'progress' | 'untilRead' | 'isComplete' | 'batches'>
  rules: Rules
  /** Why some requests can't be run at all, as sentences, by their index. */
  problems?: ReadonlyMap<number, string> | undefined
  /** Lets other tasks run first. */
  giveWay?: () => Promise<void>
}

/** The invited addresses of a plan, and what may be missing from what is known of them. */
interface InvitationsPreview {
  subjects: Invitee[]
  cautions: string[]
}

/** How long the preview waits for the directory, in milliseconds. Nobody must be invited who is here. */
const directoryTimeoutMs = 600_000
/** Requests to assess before other tasks get their turn. */
const requestsPerStep = 200

/** Finds out what would happen with each invited address. Throws ApiError. */
export async function previewInvitations(
  requests: readonly InvitationRequest[],
  { readAll, directory, rules, problems, giveWay }: Dependencies,
): Promise<InvitationsPreview> {
  if (directory.progress().state === 'idle') directory.start()
  const isInviting = requests.some(({ operation }) => operation === 'invite')
  const [reading] = await Promise.all([readAll(), isInviting && directory.untilRead(directoryTimeoutMs)])
  const keys = requests.flatMap(({ email }) => (email === null ? [] : addressKey(email)))
  const { people, domains } = await findByEmail(directory, new Set(keys))
  const ofAddress = groupByAddress(reading.enrollments)
  const seen = new Set<string>()

  const toInvitee = (request: InvitationRequest, problem: string | undefined): Invitee => {
    const enrollment = findTarget(request, reading.enrollments)
    const email = request.email ?? enrollment?.email ?? null
    const key = email === null ? null : addressKey(email)
    // A mail is sent once to an address, even if two of its invitations were selected.
    const once = request.operation === 'cancelInvitation' ? (enrollment?.id ?? key) : key
    const isTwice = once !== null && seen.has(once)
    if (once !== null && problem === undefined) seen.add(once)
    const isInvite = request.operation === 'invite'
    const canWarn = isInvite && email !== null && addressError(email) === null
    const facts = {
      email,
      enrollment,
      enrollments: ofAddress.get(key ?? '') ?? (enrollment ? [enrollment] : []),
      member: isInvite ? (people.get(key ?? '') ?? null) : null,
      warning: canWarn ? (addressWarning(email, domains)?.message ?? null) : null,
      skip: skipOf(request, isTwice, problem),
    }
    return createInvitee(request, facts, rules)
  }

  const subjects: Invitee[] = []
  for (const [index, request] of requests.entries()) {
    if (index % requestsPerStep === requestsPerStep - 1) await giveWay?.()
    subjects.push(toInvitee(request, problems?.get(index)))
  }
  return {
    subjects,
    cautions: [
      ...(isInviting && !directory.isComplete() ? [membersNotRead] : []),
      ...(reading.isComplete ? [] : [unreadInvitations]),
    ],
  }
}

function skipOf(request: InvitationRequest, isTwice: boolean, problem: string | undefined): Invitee['skip'] {
  if (problem !== undefined) return { reason: 'notUnderstood', message: problem }
  return isTwice ? { reason: 'listedTwice', message: listedTwice[request.operation] } : null
}
