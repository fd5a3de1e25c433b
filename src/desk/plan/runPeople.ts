import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import { createRequestLimiter, type RequestLimiter } from '../async/requestLimiter.ts'
import { maxAttempts, RunStopped } from './limitedRequests.ts'
import { createPersonRunner, type RunDependencies, type RunEvents } from './personRunner.ts'
import type { Confirmed } from '../operate/guards.ts'
import type { Person } from './rows.ts'

/**
 * Runs the waiting rows of a plan, several people at a time, each person's rows in order. Afterwards it reads people with
 * unknown outcomes again. Returns why it stopped by itself, or null if it finished. If the signal aborts, rows that were
 * not sent wait again, and this throws the signal's reason.
 */
export async function runPeople(
  people: readonly Person[],
  signal: AbortSignal,
  dependencies: RunDependencies & { confirmed: Confirmed },
  events: RunEvents & { resting: (until: number | null) => void },
): Promise<ApiErrorKind | null> {
  const stopped = new AbortController()
  const anySignal = AbortSignal.any([signal, stopped.signal])
  const { delay, now, api } = dependencies
  try {
    const limiter = createRequestLimiter({
      delay,
      now,
      signal: anySignal,
      resting: events.resting,
      // If nobody's call gets through any more, the run stops before it gives up on a person.
      maxRefusals: maxAttempts - 1,
    })
    const runner = createPersonRunner({ api: api(), limiter, signal: anySignal, dependencies, events })
    const options = { limiter, signal: anySignal, onFailure: () => stopped.abort() }
    await forEachPerson(people, runner.run, options)
    await forEachPerson(people, runner.settle, options)
    return null
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof RunStopped || error instanceof ApiError) return error.kind
    throw error
  }
}

/**
 * Calls `work` for each person, as many at a time as the limiter allows. `work` returns null if there is nothing to do.
 * After a failure no further person begins; once all have ended, this throws the first failure.
 */
async function forEachPerson(
  people: readonly Person[],
  work: (person: Person) => Promise<void> | null,
  { limiter, signal, onFailure }: { limiter: RequestLimiter; signal: AbortSignal; onFailure: () => void },
) {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const iterator = people.values()
  let next = iterator.next()

  const begin = (person: Person) => {
    const task: Promise<void> | undefined = work(person)
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
