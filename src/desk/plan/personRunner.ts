import { isRecent } from '../async/isRecent.ts'
import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { shows } from '../write/sendAndVerify.ts'
import { createLimitedRequests, lastRefusal, maxAttempts } from './limitedRequests.ts'
import { createOwnerCheck, takesOwner } from './ownerCheck.ts'
import { findSkip, type Person, type PersonRow, userBefore } from './rows.ts'
import type { RunnerOptions } from './runDependencies.ts'
import type { RowOutcome } from './types.ts'
import { userIsGone } from './words.ts'

/** A person who was read longer ago than this is read again before the write, in milliseconds. */
const maxReadAgeMs = 2000

/** Runs the rows of one person at a time, one request after the other. */
export function createPersonRunner({ api, limiter, signal, dependencies, onRead, rowRunner }: RunnerOptions) {
  const { rules, now, monotonic, executeAndLog, runAccessTask } = dependencies

  const { read, readAnyway, write } = createLimitedRequests({ limiter, signal })
  const findOwnerGuard = createOwnerCheck({
    ...dependencies,
    async read(userId) {
      const user = await readAnyway('getUser', () => getUser(api, userId, signal))
      dependencies.onRead(api, [user])
      return user
    },
  })

  /** Reads a person. Returns null after a 429. Throws ApiError. */
  const readPerson = async (userId: string): Promise<User | 'notFound' | null> => {
    try {
      return await read('getUser', () => getUser(api, userId, signal))
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'notFound') return 'notFound'
      throw error
    }
  }

  /** Settles rows with an unknown outcome, now that the person was read again. */
  const settleRows = (person: Person, user: User) => {
    for (const row of person.rows)
      if (row.request) rowRunner.settleRow(row, shows(row.request, user, userBefore(row)))
  }

  const attempt = async (row: PersonRow, request: OperationRequest): Promise<RowOutcome> => {
    const refusals: ApiError[] = []
    for (let attempts = 0; attempts < maxAttempts; attempts++) {
      const user = await readPerson(request.userId)
      if (user === null) continue
      const readAt = monotonic()
      if (user === 'notFound') return { state: 'skipped', reason: 'notFound', message: userIsGone, at: now() }
      settleRows(row.person, user)
      const skip = findSkip(request, userBefore(row) ?? user, user, rules())
      if (skip) {
        onRead(user)
        return { state: 'skipped', ...skip, at: now() }
      }
      const send = async (): Promise<RowOutcome | null> => {
        await limiter.rested()
        if (!isRecent(readAt, maxReadAgeMs, monotonic())) return null
        const outcome = await write(request.operation, refusals, () =>
          executeAndLog(api, request, onRead, user),
        )
        return outcome && { state: 'done', known: outcome.known, at: now() }
      }
      const sendUnlessGuarded = async (): Promise<RowOutcome | null> => {
        const guard = await findOwnerGuard({ user, request })
        if (guard === null) return send()
        onRead(user)
        return { state: 'skipped', reason: 'notAllowed', message: guard.message, at: now() }
      }
      const isOwnerLost = takesOwner({ user, request }, rules().roles)
      const outcome = await (isOwnerLost ? runAccessTask(sendUnlessGuarded) : send())
      if (outcome) return outcome
    }
    throw lastRefusal(refusals)
  }

  return {
    /** Runs the waiting rows of a person. */
    run: ({ rows }: Person): Promise<void> => rowRunner.runRows(rows, attempt),

    /** Reads a person again to settle unknown outcomes. Throws ApiError. */
    async settle(person: Person) {
      const user = await readAnyway('getUser', () => getUser(api, person.id, signal))
      onRead(user)
      settleRows(person, user)
    },
  }
}
