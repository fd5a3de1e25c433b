import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import { createRequestLimiter, type RequestLimiter } from '../async/requestLimiter.ts'
import { maxAttempts, RunStopped } from './limitedRequests.ts'
import { createPersonRunner } from './personRunner.ts'
import type { Confirmed } from '../operate/guards.ts'
import { createInviteeRunner } from './inviteeRunner.ts'
import { createRowRunner } from './rowRunner.ts'
import type { Subject } from './rows.ts'
import type { RunDependencies, RunEvents } from './runDependencies.ts'

/**
 * Runs the waiting rows of a plan, several subjects at a time, each subject's rows in order. Afterwards it reads those with
 * unknown outcomes again. Returns why it stopped by itself, or null if it finished. If the signal aborts, rows that were
 * not sent wait again, and this throws the signal's reason.
 */
export async function runSubjects(
  subjects: readonly Subject[],
  signal: AbortSignal,
  dependencies: RunDependencies & { confirmed: Confirmed },
  events: RunEvents & { resting: (until: number | null) => void },
): Promise<ApiErrorKind | null> {
  const stopped = new AbortController()
  const anySignal = AbortSignal.any([signal, stopped.signal])
  const { delay, now, monotonic, api } = dependencies
  try {
    const limiter = createRequestLimiter({
      delay,
      now,
      monotonic,
      signal: anySignal,
      resting: events.resting,
      // If nobody's call gets through any more, the run stops before it gives up on a person.
      maxRefusals: maxAttempts - 1,
    })
    const runRow = createRowRunner({ onOutcome: events.onOutcome, now })
    const shared = { api: api(), limiter, signal: anySignal, dependencies, events, runRow }
    const people = createPersonRunner(shared)
    const isInvitee = (subject: Subject) => subject.kind === 'invitation'
    // Code that is loaded on demand must not delay plans about people.
    const invitees = subjects.some(isInvitee)
      ? createInviteeRunner({ ...shared, subjects, invitations: await dependencies.invitations.get() })
      : null
    const options = { limiter, signal: anySignal, onFailure: () => stopped.abort() }
    await forEachSubject(
      subjects,
      (one) => (one.kind === 'person' ? people.run(one) : (invitees?.run(one) ?? null)),
      options,
    )
    await forEachSubject(
      subjects,
      (one) => (one.kind === 'person' ? people.settle(one) : (invitees?.settle(one) ?? null)),
      options,
    )
    return null
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof RunStopped || error instanceof ApiError) return error.kind
    throw error
  }
}

/**
 * Calls `work` for each subject, as many at a time as the limiter allows. `work` returns null if there is nothing to do.
 * After a failure no further subject begins; once all have ended, this throws the first failure.
 */
async function forEachSubject(
  subjects: readonly Subject[],
  work: (subject: Subject) => Promise<void> | null,
  { limiter, signal, onFailure }: { limiter: RequestLimiter; signal: AbortSignal; onFailure: () => void },
) {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const iterator = subjects.values()
  let next = iterator.next()

  const begin = (subject: Subject) => {
    const task: Promise<void> | undefined = work(subject)
      ?.catch((error: unknown) => {
        failures.push(error)
        onFailure()
      })
      .finally(() => task && running.delete(task))
    if (task) running.add(task)
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
