import { isRecent } from '../async/isRecent.ts'
import type { Role } from '../../api/schema.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import type { Directory } from '../directory/directory.ts'
import { toInvitationRow } from '../plan/inviteeRows.ts'
import { previewInvitations } from '../plan/previewInvitations.ts'
import type { Rules } from '../plan/rows.ts'
import type { InvitationPlanRow } from '../plan/types.ts'
import type { EnrollmentsReading } from '../write/sendInvitation.ts'
import { type InviteEntry, toInviteEntries } from './inviteEntries.ts'
import { formatOf } from './answer.ts'
import type { LineMatch } from './matchLines.ts'
import { memoizeLast } from './memoizeLast.ts'
import type { ParsedList } from './parseList.ts'
import type { InviteListAnswer, InviteListRequest, InviteOutcome } from './inviteTypes.ts'

export interface InviteDependencies {
  parse: (reading: InviteListRequest) => Promise<ParsedList>
  /** Matches the lines to people. */
  match: (reading: InviteListRequest) => Promise<LineMatch[]>
  directory: Directory
  roles: () => readonly Role[]
  rules: () => Rules
  /** Reads all invitations. Throws ApiError. */
  readAll: () => Promise<EnrollmentsReading>
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Lets other tasks run first. */
  giveWay: () => Promise<void>
}

/** What would happen with the lines of a list. */
interface Assessed {
  lines: InvitationPlanRow[]
  cautions: string[]
  requests: InvitationRequest[]
  /** Why lines can't be run at all, by their index. */
  problems: Map<number, string>
  hasRoles: boolean
}

/** Lines to read before other tasks get their turn. */
const linesPerStep = 100
/** How long the invitations that were read serve for another look at the list, in milliseconds. The plan reads them again. */
const maxReadAgeMs = 30_000

/** Finds out what would happen with each line of a list if its people were invited. */
export function createInviteList({
  parse,
  match,
  directory,
  roles,
  rules,
  readAll,
  monotonic,
  giveWay,
}: InviteDependencies) {
  const cache = memoizeLast<Assessed>()
  let lastEntries: { of: ParsedList; roles: readonly Role[]; found: InviteEntry[] } | null = null
  let reading: { at: number; all: Promise<EnrollmentsReading> } | null = null

  const readRecently = () => {
    if (reading === null || !isRecent(reading.at, maxReadAgeMs, monotonic())) {
      const started = { at: monotonic(), all: readAll() }
      reading = started
      started.all.catch(() => {
        if (reading === started) reading = null
      })
    }
    return reading.all
  }

  /** The entries of a list, which stay the same when another role is chosen. */
  const entriesOf = async (parsed: ParsedList) => {
    if (lastEntries?.of === parsed && lastEntries.roles === roles()) return lastEntries.found
    const found: InviteEntry[] = []
    for (let from = 0; from < parsed.rows.length; from += linesPerStep) {
      await giveWay()
      const rows = parsed.rows.slice(from, from + linesPerStep)
      found.push(...toInviteEntries({ rows, columns: parsed.columns }, roles()))
    }
    lastEntries = { of: parsed, roles: roles(), found }
    return found
  }

  /** The lines to invite. None while a question about the format is open, since they might say something else. */
  const readEntries = async (request: InviteListRequest) => {
    const parsed = await parse(request)
    if (parsed.columnCandidates.length > 0 || parsed.encodingCandidates.length > 0) return []
    const entries = await entriesOf(parsed)
    if (!request.unmatchedOnly) return entries
    const matches = await match(request)
    return entries.filter((_, index) => matches[index]?.kind === 'notFound')
  }

  /** Returns the entry with the role of the list, where it has none of its own. */
  const withRole = (entry: InviteEntry, roleId: string): InviteEntry => {
    const { request } = entry
    if (request.input.roleId !== '') return entry
    return { ...entry, request: { ...request, input: { ...request.input, roleId } } }
  }

  const assess = async (request: InviteListRequest, signal: AbortSignal) => {
    const enrollments = await readRecently()
    const { encoding, delimiter, layout, header, columns, roleId, unmatchedOnly } = request
    const { version, state } = directory.progress()
    const key = JSON.stringify([
      [encoding, delimiter, layout, header, columns, roleId, unmatchedOnly],
      [version, state, reading?.at],
      roles(),
    ])
    return cache(key, async () => {
      const entries = (await readEntries(request)).map((entry) => withRole(entry, roleId ?? ''))
      const requests = entries.map((entry) => entry.request)
      const problems = new Map<number, string>()
      for (const [index, { problem }] of entries.entries()) if (problem !== null) problems.set(index, problem)
      const { subjects, cautions } = await previewInvitations(requests, {
        readAll: async () => enrollments,
        directory,
        rules: rules(),
        signal,
        problems,
        giveWay,
      })
      const lines = subjects.flatMap(({ rows }, index) => rows.map((row) => toInvitationRow(row, index)))
      const hasRoles = requests.every(({ input }) => input !== null && input.roleId !== '')
      return { lines, cautions, requests, problems, hasRoles }
    })
  }

  return {
    /** Returns one page of the lines, with what would happen with each. Throws ApiError. */
    async answer(request: InviteListRequest, signal: AbortSignal): Promise<InviteListAnswer> {
      const { lines, cautions, hasRoles } = await assess(request, signal)
      const counts: InviteListAnswer['counts'] = {}
      for (const line of lines) {
        const outcome = outcomeOf(line)
        counts[outcome] = (counts[outcome] ?? 0) + 1
      }
      const { filter, page, size } = request
      const shown = filter === null ? lines : lines.filter((line) => outcomeOf(line) === filter)
      return {
        lines: shown.slice((page - 1) * size, page * size),
        total: shown.length,
        counts,
        cautions,
        hasRoles: lines.length > 0 && hasRoles,
        ...formatOf(await parse(request)),
      }
    },

    /** Returns the invitations of the list, those that will be skipped included. Throws ApiError. */
    async requests(
      request: InviteListRequest,
      signal: AbortSignal,
    ): Promise<Pick<Assessed, 'requests' | 'problems'>> {
      const { requests, problems } = await assess(request, signal)
      return { requests, problems }
    },
  }
}

function outcomeOf({ outcome }: InvitationPlanRow): InviteOutcome {
  if (outcome.state === 'skipped') return outcome.reason
  return outcome.state === 'out' ? 'checkAddress' : 'invite'
}
