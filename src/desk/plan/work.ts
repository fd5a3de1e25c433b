import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'
import { type Outcome, shows } from '../write/sendAndVerify.ts'
import { before, obstacle, type Person, type Row, type Rules } from './rows.ts'
import type { RowOutcome } from './types.ts'

/** What a run needs from the desk. */
export interface RunDependencies {
  /** The API of the session. Throws ApiError where there is none. */
  api: () => Api
  /** Carries out one operation as for a page, on a person as read right before. */
  executeAndLog: (
    api: Api,
    request: OperationRequest,
    onRead: (user: User) => void,
    before: User,
  ) => Promise<Outcome>
  rules: () => Rules
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
}

/** What a run tells. */
export interface RunEvents {
  outcome: (row: Row, outcome: RowOutcome) => void
  /** Someone was read. */
  onRead: (user: User) => void
}

interface Dependencies {
  api: Api
  limiter: RequestLimiter
  signal: AbortSignal
  tools: RunDependencies
  teller: RunEvents
}

/** Failures that others may share. After so many in a row, something is wrong with more than a row. */
const common = new Set<ApiErrorKind>(['forbidden', 'server', 'network', 'timeout', 'unreadable'])
const tooMany = 8
/** So often a row is tried that the API refuses with 429, which says that nothing was done. */
const mostTries = 5
/** A person who was read so many milliseconds ago is read again before they are changed. */
const fresh = 2000

/** Thrown where it is of no use to go on with a run without being told to. */
export class Hopeless extends Error {
  readonly kind: ApiErrorKind

  constructor(kind: ApiErrorKind) {
    super(kind)
    this.kind = kind
  }
}

/** Works off people of a plan, one call at a time for each of them. */
export function createWorker({ api, limiter, signal, tools, teller }: Dependencies) {
  const { rules, now } = tools
  let failuresInRow = 0

  /** Makes a request at the API's pace; gives null where it was refused with 429 and is to be made again. */
  const paced = async <T>(request: () => Promise<T>): Promise<T | null> => {
    await limiter.rested()
    signal.throwIfAborted()
    try {
      return await limiter.run(request)
    } catch (error) {
      throw error instanceof ApiError && error.kind === 'rateLimited' ? new Hopeless(error.kind) : error
    }
  }

  /** The person as the API has them now; `refused` where it answers 429. */
  const read = async (userId: string): Promise<User | 'nobody' | 'refused'> => {
    try {
      const user = await paced(() => getUser(api, userId, signal))
      signal.throwIfAborted()
      return user ?? 'refused'
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'notFound') return 'nobody'
      throw error
    }
  }

  /** Sends the write, once. Gives null, and notes why, where it was refused with 429. */
  const write = (request: OperationRequest, user: User, refusals: ApiError[]): Promise<Outcome | null> =>
    paced(async () => {
      try {
        return await tools.executeAndLog(api, request, teller.onRead, user)
      } catch (error) {
        // A fault of Roster's own would leave open whether it was sent: never again, then.
        if (!(error instanceof ApiError)) throw new ApiError({ kind: 'unreadable', effect: 'unknown' })
        if (error.kind === 'rateLimited') refusals.push(error)
        throw error
      }
    })

  /** Says of rows of which it wasn't known whether they are done, by the person as read again. */
  const settleBy = (person: Person, user: User) => {
    for (const row of person.rows) {
      const { outcome, request } = row
      if (outcome.state !== 'unknown' || request === null) continue
      const done = shows(request, user, before(row))
      const error = { ...outcome.error, effect: 'none' } as const
      if (done === true) teller.outcome(row, { state: 'done', known: 'seen', at: now() })
      else if (done === false) teller.outcome(row, { state: 'failed', error, at: now() })
    }
  }

  const attempt = async (row: Row, request: OperationRequest): Promise<RowOutcome> => {
    const refusals: ApiError[] = []
    for (let tries = 0; tries < mostTries; tries++) {
      const user = await read(request.userId)
      if (user === 'refused') continue
      const readAt = now()
      if (user === 'nobody') {
        return { state: 'skipped', reason: 'notFound', says: 'There is nobody with this id now.', at: now() }
      }
      settleBy(row.person, user)
      const skip = obstacle(request, before(row) ?? user, user, rules())
      if (skip) {
        teller.onRead(user)
        return { state: 'skipped', ...skip, at: now() }
      }
      await limiter.rested()
      if (now() - readAt > fresh) continue
      const outcome = await write(request, user, refusals)
      if (outcome) return { state: 'done', known: outcome.known, at: now() }
    }
    throw refusals.at(-1) ?? new ApiError({ kind: 'rateLimited', status: 429, effect: 'none' })
  }

  const doRow = async (row: Row, request: OperationRequest) => {
    teller.outcome(row, { state: 'running' })
    try {
      teller.outcome(row, await attempt(row, request))
      failuresInRow = 0
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') {
        // Stopped before it was sent, or refused.
        teller.outcome(row, { state: 'waiting' })
        throw error
      }
      const { failure } = error
      if (failure.effect === 'unknown') teller.outcome(row, { state: 'unknown', error: failure, at: now() })
      // One without an effect is a failure to read the person: then nothing was sent.
      else teller.outcome(row, { state: 'failed', error: { ...failure, effect: 'none' }, at: now() })
      if (!common.has(error.kind)) failuresInRow = 0
      else if (++failuresInRow >= tooMany) throw new Hopeless(error.kind)
    }
  }

  const workOn = async ({ rows }: Person) => {
    for (const row of rows) {
      if (row.outcome.state === 'waiting' && row.request) await doRow(row, row.request)
    }
  }

  const settleOne = async (person: Person) => {
    try {
      for (let tries = 0; tries < mostTries; tries++) {
        const user = await read(person.id)
        if (user === 'refused') continue
        if (user === 'nobody') return
        teller.onRead(user)
        return settleBy(person, user)
      }
    } catch (error) {
      // What can't be read stays unknown.
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    }
  }

  return {
    /** Does what waits of a person; null where nothing does. */
    work: (person: Person): Promise<void> | null =>
      person.rows.some(({ outcome }) => outcome.state === 'waiting') ? workOn(person) : null,

    /** Reads someone again of whom something isn't known; null where all is. */
    settle: (person: Person): Promise<void> | null =>
      person.rows.some(({ outcome }) => outcome.state === 'unknown') ? settleOne(person) : null,
  }
}
