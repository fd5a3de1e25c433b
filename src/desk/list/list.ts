import { everyone } from '../directory/emptyQuery.ts'
import type { Role, User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { Directory } from '../directory/directory.ts'
import { answerOf } from './answer.ts'
import type { Difference } from './difference.ts'
import { createMatcher, type Meant } from './match.ts'
import { createMemo } from './memo.ts'
import { askedOf, nothing } from './purpose.ts'
import { type Read, readList } from './read.ts'
import type { ListAnswer, ListRequest, Purpose, Reading } from './types.ts'

export interface Dependencies {
  directory: Pick<Directory, 'batches' | 'progress' | 'roleIds'>
  /** The organization's roles, as far as they are listed. */
  roles: () => readonly Role[]
  /** Lets others go first. */
  giveWay: () => Promise<void>
}

/** So many lines are compared at a time. */
const step = 2000

/**
 * A list that was given to the desk, as text or as the bytes of a file. It is read, matched and compared as each request
 * has it; what was made for one is kept for the next, which mostly asks for another page of the same.
 */
export function createList(source: string | Uint8Array, { directory, roles, giveWay }: Dependencies) {
  const reads = createMemo<Read>()
  const matchers = createMemo<ReturnType<typeof createMatcher>>()
  const matches = createMemo<Meant[]>()
  const leavings = createMemo<User[]>()
  const askings = createMemo<Difference[]>()

  /** What the reading of a list depends on, and what the matching beside that. */
  const textKey = ({ encoding, delimiter, header, columns }: Reading) =>
    JSON.stringify([encoding, delimiter, header, columns, roles()])
  const peopleKey = (reading: Reading) => `${textKey(reading)} ${directory.progress().version}`
  const keyOf = (reading: Reading) => `${peopleKey(reading)} ${JSON.stringify(reading.chosen)}`

  const read = (reading: Reading) =>
    reads(textKey(reading), async () => {
      const names = roles().map(({ name }) => name)
      const steps = readList(source, reading, names)
      let next = steps.next()
      for (; !next.done; next = steps.next()) await giveWay()
      return next.value
    })

  const look = (reading: Reading) =>
    matchers(peopleKey(reading), async () => {
      const { rows, columns } = await read(reading)
      const matcher = createMatcher(rows, columns)
      for await (const users of directory.batches(everyone)) matcher.add(users)
      return matcher
    })

  const match = (reading: Reading) =>
    matches(keyOf(reading), async () => (await look(reading)).settle(reading.chosen))

  /** Who is active and neither meant by a line nor one of those who can be. */
  const leave = (reading: Reading) =>
    leavings(keyOf(reading), async () => {
      const meant = await match(reading)
      const open = meant.filter(({ kind }) => kind === 'ambiguous')
      // Lines that say the same share their candidates.
      const candidates = [...new Set(open.map((line) => line.candidates))].flat()
      const listed = new Set([...meant.map(({ user }) => user?.id), ...candidates.map(({ id }) => id)])
      const leavers: User[] = []
      for await (const users of directory.batches({ ...everyone, status: ['ACTIVE'] })) {
        leavers.push(...users.filter(({ id }) => !listed.has(id)))
      }
      return leavers
    })

  const ask = (request: Reading & Purpose) =>
    askings([keyOf(request), request.operation, request.roleId, request.whom].join(' '), async () => {
      const { rows, columns } = await read(request)
      const meant = await match(request)
      const listed = roles()
      const known = new Set([...listed.map(({ id }) => id), ...directory.roleIds()])
      const subjects =
        request.whom === 'leavers'
          ? (await leave(request)).map((user) => ({ user, cells: [] }))
          : meant.map(({ kind, user }, at) => ({
              // Whoever is on the list twice is asked for once.
              user: kind === 'matched' ? user : null,
              cells: rows[at]?.cells ?? [],
            }))
      const asked: Difference[] = []
      for (const [at, { user, cells }] of subjects.entries()) {
        if (at % step === step - 1) await giveWay()
        asked.push(user ? askedOf(user, cells, columns, request, { listed, known }) : nothing)
      }
      return asked
    })

  return {
    /** Answers by whoever is in the directory now. Throws as the directory does. */
    async answer(request: ListRequest): Promise<ListAnswer> {
      return answerOf(
        {
          read: await read(request),
          meant: await match(request),
          asked: await ask(request),
          leavers: request.whom === 'leavers' ? await leave(request) : null,
        },
        request,
      )
    },

    /** What the list asks for, in its order; nobody more than twice. Throws as `answer` does. */
    async requests(request: Reading & Purpose): Promise<OperationRequest[]> {
      return (await ask(request)).flatMap(({ requests }) => requests)
    },
  }
}
