import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import { createRequestLimiter, type RequestLimiter } from '../async/requestLimiter.ts'
import type { Person } from './rows.ts'
import { createWorker, Hopeless, type RunEvents, type RunDependencies } from './work.ts'

/**
 * Does what waits in the people's rows, some people at a time and each one's rows in order; at the end, reads again
 * those of whom it isn't known. When it is stopped, what was not sent waits again. Gives why it paused by itself; null
 * where everything was done. Throws the signal's reason.
 */
export async function run(
  people: readonly Person[],
  signal: AbortSignal,
  tools: RunDependencies,
  teller: RunEvents & { resting: (until: number | null) => void },
): Promise<ApiErrorKind | null> {
  const hopeless = new AbortController()
  const stop = AbortSignal.any([signal, hopeless.signal])
  const { delay, now, api } = tools
  try {
    const limiter = createRequestLimiter({ delay, now, signal: stop, resting: teller.resting })
    const worker = createWorker({ api: api(), limiter, signal: stop, tools, teller })
    await each(people, worker.work, { limiter, signal: stop, failed: () => hopeless.abort() })
    await each(people, worker.settle, { limiter, signal: stop, failed: () => hopeless.abort() })
    return null
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Hopeless || error instanceof ApiError) return error.kind
    throw error
  }
}

/**
 * Does it for each person, for as many at a time as the pace allows; `work` gives null where there is nothing to do.
 * Where one throws, no other begins, and that is thrown when all have ended.
 */
async function each(
  people: readonly Person[],
  work: (person: Person) => Promise<void> | null,
  { limiter, signal, failed }: { limiter: RequestLimiter; signal: AbortSignal; failed: () => void },
) {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const left = people.values()
  let next = left.next()

  const begin = (person: Person) => {
    const watched: Promise<void> | undefined = work(person)
      ?.catch((error: unknown) => {
        failures.push(error)
        failed()
      })
      .finally(() => watched && running.delete(watched))
    if (watched) running.add(watched)
  }

  try {
    for (;;) {
      await limiter.rested()
      signal.throwIfAborted()
      for (; running.size < limiter.width() && !next.done; next = left.next()) begin(next.value)
      if (running.size === 0) return
      await Promise.race(running)
    }
  } catch (error) {
    await Promise.all(running)
    // Why it was stopped, and not that it was.
    throw failures[0] ?? error
  }
}
