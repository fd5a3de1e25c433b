import { isRecent } from '../async/isRecent.ts'
import type { Role } from '../../api/schema.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import type { Directory } from '../directory/directory.ts'
import type { Journal } from '../journal/journal.ts'
import { toInvitationRow } from '../plan/inviteeRows.ts'
import { previewInvitations } from '../plan/previewInvitations.ts'
import type { Rules } from '../plan/rows.ts'
import type { InvitationPlanRow } from '../plan/types.ts'
import type { EnrollmentsReading } from '../write/sendInvitation.ts'
import { type InviteEntry, toInviteEntries, withRole } from './inviteEntries.ts'
import { formatOf } from './answer.ts'
import type { LineMatch } from './matchLines.ts'
import { memoizeLast } from './memoizeLast.ts'
import type { ParsedList } from './parseList.ts'
import type { InviteListAnswer, InviteListRequest, InviteOutcome } from './inviteTypes.ts'

/** What lists of people to invite need from the rest of the desk. */
export interface InviteDependencies {
  directory: Pick<Directory, 'start' | 'progress' | 'untilRead' | 'isComplete' | 'batches'>
  /** An operation since the invitations were read may have changed one. */
  journal: Pick<Journal, 'state'>
  /** The roles that the API lists. */
  roles: () => readonly Role[]
  rules: () => Rules
  /** Reads all invitations. Throws ApiError. */
  readAll: () => Promise<EnrollmentsReading>
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Lets other tasks run first. */
  giveWay: () => Promise<void>
}

/** How the list is parsed, and how its lines are matched to people. */
interface ListReader {
  parse: (reading: InviteListRequest) => Promise<ParsedList>
  match: (reading: InviteListRequest) => Promise<LineMatch[]>
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
export function createInviteList(
  { parse, match }: ListReader,
  { directory, journal, roles, rules, readAll, monotonic, giveWay }: InviteDependencies,
) {
  const entriesCache = memoizeLast<InviteEntry[]>()
  const assessedCache = memoizeLast<Assessed>()
  let reading: { at: number; entries: number; all: Promise<EnrollmentsReading> } | null = null

  const readRecently = () => {
    const { entries } = journal.state()
    if (reading?.entries !== entries || !isRecent(reading.at, maxReadAgeMs, monotonic())) {
      const started = { at: monotonic(), entries, all: readAll() }
      reading = started
      started.all.catch(() => {
        if (reading === started) reading = null
      })
    }
    return reading.all
  }

  const entriesKey = ({ encoding, delimiter, layout, header, columns }: InviteListRequest) =>
    JSON.stringify([encoding, delimiter, layout, header, columns, roles()])

  /** The entries of a list. None while a question about the format is open, since they might say something else. */
  const readEntries = (request: InviteListRequest) =>
    entriesCache(entriesKey(request), async () => {
      const { rows, columns, columnCandidates, encodingCandidates } = await parse(request)
      if (columnCandidates.length > 0 || encodingCandidates.length > 0) return []
      const entries: InviteEntry[] = []
      for (let from = 0; from < rows.length; from += linesPerStep) {
        await giveWay()
        entries.push(...toInviteEntries({ rows: rows.slice(from, from + linesPerStep), columns }, roles()))
      }
      return entries
    })

  /** The entries to invite, each with a role as far as one is chosen. */
  const findEntries = async (request: InviteListRequest) => {
    const entries = (await readEntries(request)).map((entry) => withRole(entry, request.roleId ?? ''))
    if (!request.unmatchedOnly) return entries
    const matches = await match(request)
    return entries.filter((_, index) => matches[index]?.kind === 'notFound')
  }

  // Without a signal: what one request has begun, the next one takes over, even if the page has given the first one up.
  const assess = (request: InviteListRequest) => {
    // The API answers while the lines are parsed.
    const enrollments = readRecently()
    const { roleId, unmatchedOnly } = request
    const { version, state } = directory.progress()
    const key = `${entriesKey(request)} ${JSON.stringify([roleId, unmatchedOnly, version, state, reading?.at, reading?.entries])}`
    return assessedCache(key, async () => {
      const entries = await findEntries(request)
      const requests = entries.map((entry) => entry.request)
      const problems = new Map<number, string>()
      for (const [index, { problem }] of entries.entries()) if (problem !== null) problems.set(index, problem)
      const { subjects, cautions } = await previewInvitations(requests, {
        readAll: () => enrollments,
        directory,
        rules: rules(),
        problems,
        giveWay,
      })
      const lines = subjects.flatMap(({ rows }, index) => rows.map((row) => toInvitationRow(row, index)))
      const hasRoles = requests.every(({ input }) => input.roleId !== '')
      return { lines, cautions, requests, problems, hasRoles }
    })
  }

  return {
    /** Returns one page of the lines, with what would happen with each. Throws ApiError. */
    async answer(request: InviteListRequest): Promise<InviteListAnswer> {
      const { lines, cautions, hasRoles } = await assess(request)
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
    async requests(request: InviteListRequest): Promise<Pick<Assessed, 'requests' | 'problems'>> {
      const { requests, problems } = await assess(request)
      return { requests, problems }
    },
  }
}

function outcomeOf({ outcome }: InvitationPlanRow): InviteOutcome {
  if (outcome.state === 'skipped') return outcome.reason
  return outcome.state === 'out' ? 'checkAddress' : 'invite'
}
