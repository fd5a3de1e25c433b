import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { createRequestLimiter, type RequestLimiter } from '../async/requestLimiter.ts'
import type { Confirmed } from '../operate/guards.ts'
import { createInviteeRunner } from './inviteeRunner.ts'
import { maxAttempts, RunStopped } from './limitedRequests.ts'
import { createPersonRunner } from './personRunner.ts'
import { createRowRunner } from './rowRunner.ts'
import type { Row, Subject } from './rows.ts'
import type { RunDependencies } from './runDependencies.ts'
import type { RowOutcome, RowState } from './types.ts'

/** Callbacks of a run. */
interface RunEvents {
  onOutcome: (row: Row, outcome: RowOutcome) => void
  onRead: (user: User) => void
  /** Called with the end of a pause that the API asked for (milliseconds since 1970), and with null when it is over. */
  resting: (until: number | null) => void
}

/**
 * Runs the waiting rows of a plan, several subjects at a time, each subject's rows in order. Afterwards it reads those with
 * unknown outcomes again. Returns why it stopped by itself, or null if it finished. If the signal aborts, rows that were
 * not sent wait again, and this throws the signal's reason.
 */
export async function runSubjects(
  subjects: readonly Subject[],
  signal: AbortSignal,
  dependencies: RunDependencies & { confirmed: Confirmed },
  { onOutcome, onRead, resting }: RunEvents,
): Promise<ApiErrorKind | null> {
  const stopped = new AbortController()
  const anySignal = AbortSignal.any([signal, stopped.signal])
  const { delay, now, monotonic, api, invitations } = dependencies
  try {
    const limiter = createRequestLimiter({
      delay,
      now,
      monotonic,
      signal: anySignal,
      resting,
      // If nobody's call gets through any more, the run stops before it gives up on a person.
      maxRefusals: maxAttempts - 1,
    })
    const rowRunner = createRowRunner({ onOutcome, now })
    const shared = { api: api(), limiter, signal: anySignal, dependencies, onRead, rowRunner }
    const people = createPersonRunner(shared)
    // Code that is loaded on demand must not delay plans about people.
    const invitees = subjects.some(({ kind }) => kind === 'invitation')
      ? createInviteeRunner({ ...shared, subjects, invitations: await invitations.get() })
      : null
    const run = async (one: Subject) => (one.kind === 'person' ? people.run(one) : invitees?.run(one))
    const settle = async (one: Subject) => {
      try {
        await (one.kind === 'person' ? people.settle(one) : invitees?.settle(one))
      } catch (error) {
        // Outcomes of subjects that can't be read stay unknown.
        if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
      }
    }
    const options = { limiter, signal: anySignal, onFailure: () => stopped.abort() }
    await forEachSubject(subjects.filter(hasRowIn('waiting')), run, options)
    await forEachSubject(subjects.filter(hasRowIn('unknown')), settle, options)
    return null
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof RunStopped || error instanceof ApiError) return error.kind
    throw error
  }
}

/** Returns a function that says whether a subject has a row in this state. */
function hasRowIn(state: RowState) {
  return ({ rows }: Subject) => rows.some(({ outcome }) => outcome.state === state)
}

/**
 * Calls `work` for each subject, as many at a time as the limiter allows. After a failure no further subject begins; once
 * all have ended, this throws the first failure.
 */
async function forEachSubject(
  subjects: readonly Subject[],
  work: (subject: Subject) => Promise<void>,
  { limiter, signal, onFailure }: { limiter: RequestLimiter; signal: AbortSignal; onFailure: () => void },
) {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const iterator = subjects.values()
  let next = iterator.next()

  const begin = (subject: Subject) => {
    const task = work(subject)
      .catch((error: unknown) => {
        failures.push(error)
        onFailure()
      })
      .finally(() => running.delete(task))
    running.add(task)
  }

  try {
    for (;;) {
      await limiter.rested()
      signal.throwIfAborted()
      for (; running.size < limiter.width() && !next.done; next = iterator.next()) begin(next.value)
      if (running.size === 0) return
      await Promise.race(running)
    }
  } catch (error) {
    await Promise.all(running)
    // The failure says more than the abort that it caused.
    throw failures[0] ?? error
  }
}
