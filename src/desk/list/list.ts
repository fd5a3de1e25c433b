import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { roleName } from '../../operations/person.ts'
import { runSteps } from '../async/runSteps.ts'
import type { Directory } from '../directory/directory.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import { createAnswer } from './answer.ts'
import { compareLines } from './compareLines.ts'
import type { Difference } from './difference.ts'
import { createInviteList, type InviteDependencies } from './inviteList.ts'
import { leaversOf } from './leaversOf.ts'
import { type LineKeys, readLineKeys } from './lineKeys.ts'
import { createLineMatcher, type LineMatch } from './matchLines.ts'
import { memoizeLast } from './memoizeLast.ts'
import { findUnresolved, noneUnresolved, type Unresolved } from './unresolved.ts'
import { isUnclear, type ParsedList, parseList } from './parseList.ts'
import type { ListAnswer, ListRequest, Purpose, Reading } from './types.ts'

/** What lists need from the rest of the desk. */
export interface ListDependencies extends InviteDependencies {
  directory: InviteDependencies['directory'] & Pick<Directory, 'get' | 'roleIds'>
}

/** Lines to compare before other tasks get their turn. */
const linesPerStep = 200

/**
 * Creates a list from its text or the bytes of its file. Each request parses it, matches its lines to users and compares
 * them. The last result of each step is cached, because the next request is usually for another page of the same.
 */
export function createList(source: string | Uint8Array, dependencies: ListDependencies) {
  const { directory, roles, giveWay } = dependencies
  const parsedCache = memoizeLast<ParsedList>()
  const matcherCache = memoizeLast<ReturnType<typeof createLineMatcher>>()
  const matchesCache = memoizeLast<LineMatch[]>()
  const leaversCache = memoizeLast<User[]>()
  const differencesCache = memoizeLast<Difference[]>()
  const unresolvedCache = memoizeLast<Unresolved>()

  /** Whether nobody is missing who may have the same name as someone on the list. */
  const isComplete = () => directory.isComplete() && directory.progress().unreadable === 0

  // The cache key of each step holds all that its result depends on.
  const parsedKey = ({ encoding, delimiter, layout, header, columns }: Reading) =>
    JSON.stringify([encoding, delimiter, layout, header, columns, roles()])
  const matcherKey = (reading: Reading) => `${parsedKey(reading)} ${directory.progress().version}`
  const matchesKey = (reading: Reading) =>
    `${matcherKey(reading)} ${JSON.stringify([reading.chosen, isComplete()])}`

  const parse = (reading: Reading) =>
    parsedCache(parsedKey(reading), async () => {
      const names = roles().flatMap(({ id, name }) => [name, roleName(id, roles())])
      return runSteps(parseList(source, reading, names), giveWay)
    })

  const createMatcher = (reading: Reading) =>
    matcherCache(matcherKey(reading), async () => {
      const { rows, columns } = await parse(reading)
      const lines: LineKeys[] = []
      for (const [index, row] of rows.entries()) {
        if (index % linesPerStep === linesPerStep - 1) await giveWay()
        lines.push(readLineKeys(row, columns))
      }
      const matcher = createLineMatcher(rows, lines)
      for await (const users of directory.batches(emptyQuery)) matcher.add(users)
      return matcher
    })

  const matchLines = (reading: Reading) =>
    matchesCache(matchesKey(reading), async () =>
      (await createMatcher(reading)).match({
        chosen: reading.chosen,
        isComplete: isComplete(),
        find: directory.get,
      }),
    )

  const findLeavers = (reading: Reading) =>
    leaversCache(matchesKey(reading), async () => {
      const parsed = await parse(reading)
      // Until the format is clear, nobody knows who is on the list.
      return isUnclear(parsed) ? [] : leaversOf(await matchLines(reading), directory)
    })

  const compare = (request: Reading & Purpose) =>
    differencesCache(
      [
        matchesKey(request),
        request.operation,
        request.roleId,
        request.appliesTo,
        request.includedDamage,
      ].join(' '),
      async () => {
        const parsed = await parse(request)
        const matches = await matchLines(request)
        if (isUnclear(parsed)) return []
        const leavers = request.appliesTo === 'leavers' ? await findLeavers(request) : null
        const listed = roles()
        const known = new Set([...listed.map(({ id }) => id), ...directory.roleIds()])
        return compareLines({ parsed, matches, leavers }, request, { listed, known }, giveWay)
      },
    )

  const findUnresolvedLines = (request: Reading & Purpose) =>
    unresolvedCache(`${matchesKey(request)} ${request.appliesTo}`, async () =>
      request.appliesTo === 'leavers'
        ? findUnresolved(await parse(request), await matchLines(request), await findLeavers(request), giveWay)
        : noneUnresolved,
    )

  return {
    /** The list as people to invite. */
    invites: createInviteList({ parse, match: matchLines }, dependencies),

    /** Returns one page of the list, matched to the users read so far. Throws as the directory does. */
    async answer(request: ListRequest): Promise<ListAnswer> {
      return createAnswer(
        {
          parsed: await parse(request),
          matches: await matchLines(request),
          differences: await compare(request),
          leavers: request.appliesTo === 'leavers' ? await findLeavers(request) : null,
          unresolved: await findUnresolvedLines(request),
          isComplete: isComplete(),
        },
        request,
      )
    },

    /** Returns the requests that the list results in, in its order; at most two per user. Throws as `answer` does. */
    async requests(request: Reading & Purpose): Promise<OperationRequest[]> {
      return (await compare(request)).flatMap(({ requests }) => requests)
    },

    /**
     * Returns how many lines don't identify a single person. Anyone on them may be taken for a leaver. Throws as `answer`
     * does.
     */
    async unresolvedCount(request: Reading & Purpose): Promise<number> {
      return (await findUnresolvedLines(request)).count
    },
  }
}
