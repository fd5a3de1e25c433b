import { isRecent } from '../async/isRecent.ts'
import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { shows } from '../write/sendAndVerify.ts'
import { createLimitedRequests, lastRefusal, maxAttempts } from './limitedRequests.ts'
import { createOwnerCheck, takesOwner } from './ownerCheck.ts'
import { createPersonReads } from './personReads.ts'
import { findSkip, type Person, type PersonRow, userBefore } from './rows.ts'
import type { RunnerOptions } from './runDependencies.ts'
import type { RowOutcome } from './types.ts'
import { userIsGone } from './words.ts'

/** A person who was read longer ago than this is read again before the write, in milliseconds. */
const maxReadAgeMs = 2000

/** Runs the rows of one person at a time, one request after the other. */
export function createPersonRunner({ api, limiter, signal, dependencies, events, runRow }: RunnerOptions) {
  const { rules, now, monotonic, executeAndLog, onRead, runAccessTask } = dependencies

  const requests = createLimitedRequests({ limiter, signal })
  const { read, readAnyway } = createPersonReads({ api, signal, requests })
  const findOwnerGuard = createOwnerCheck({
    ...dependencies,
    async read(userId) {
      const user = await readAnyway(userId)
      onRead(api, [user])
      return user
    },
  })

  /** Settles rows with an unknown outcome, now that the person was read again. */
  const settleRows = (person: Person, user: User) => {
    for (const row of person.rows) {
      const { outcome, request } = row
      if (outcome.state !== 'unknown' || request === null) continue
      const isDone = shows(request, user, userBefore(row))
      const error = { ...outcome.error, effect: 'none' } as const
      if (isDone === true) events.onOutcome(row, { state: 'done', known: 'seen', at: now() })
      else if (isDone === false) events.onOutcome(row, { state: 'failed', error, at: now() })
    }
  }

  const attempt = async (row: PersonRow, request: OperationRequest): Promise<RowOutcome> => {
    const refusals: ApiError[] = []
    for (let attempts = 0; attempts < maxAttempts; attempts++) {
      const user = await read(request.userId)
      if (user === 'refused') continue
      const readAt = monotonic()
      if (user === 'notFound') return { state: 'skipped', reason: 'notFound', message: userIsGone, at: now() }
      settleRows(row.person, user)
      const skip = findSkip(request, userBefore(row) ?? user, user, rules())
      if (skip) {
        events.onRead(user)
        return { state: 'skipped', ...skip, at: now() }
      }
      const send = async (): Promise<RowOutcome | null> => {
        await limiter.rested()
        if (!isRecent(readAt, maxReadAgeMs, monotonic())) return null
        const outcome = await requests.write(request.operation, refusals, () =>
          executeAndLog(api, request, events.onRead, user),
        )
        return outcome && { state: 'done', known: outcome.known, at: now() }
      }
      const sendUnlessGuarded = async (): Promise<RowOutcome | null> => {
        const guard = await findOwnerGuard({ user, request })
        if (guard === null) return send()
        events.onRead(user)
        return { state: 'skipped', reason: 'notAllowed', message: guard.message, at: now() }
      }
      const isOwnerLost = takesOwner({ user, request }, rules().roles)
      const outcome = await (isOwnerLost ? runAccessTask(sendUnlessGuarded) : send())
      if (outcome) return outcome
    }
    throw lastRefusal(refusals)
  }

  const runRows = async ({ rows }: Person) => {
    for (const row of rows) {
      const { request } = row
      if (row.outcome.state === 'waiting' && request) await runRow(row, () => attempt(row, request))
    }
  }

  const readAndSettle = async (person: Person) => {
    try {
      for (let attempts = 0; attempts < maxAttempts; attempts++) {
        const user = await read(person.id)
        if (user === 'refused') continue
        if (user === 'notFound') return
        events.onRead(user)
        return settleRows(person, user)
      }
    } catch (error) {
      // Outcomes of people who can't be read stay unknown.
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    }
  }

  return {
    /** Runs the waiting rows of a person. Returns null if there are none. */
    run: (person: Person): Promise<void> | null =>
      person.rows.some(({ outcome }) => outcome.state === 'waiting') ? runRows(person) : null,

    /** Reads a person again to settle unknown outcomes. Returns null if there are none. */
    settle: (person: Person): Promise<void> | null =>
      person.rows.some(({ outcome }) => outcome.state === 'unknown') ? readAndSettle(person) : null,
  }
}
