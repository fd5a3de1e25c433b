import { ApiError } from '../src/api/error.ts'
import type { Api } from '../src/api/http.ts'

/* For the tests alone: an API whose people come, go and move while they are read, and a clock that need not be waited for. */

/** As many microtasks as anything here takes. */
async function microtasks() {
  for (let i = 0; i < 40; i++) await Promise.resolve()
}

/** A clock that goes on when everything waits for it. `turn` lets whatever is to happen now happen. */
export function createClock(turn = microtasks) {
  let now = 1_000_000
  const timers = new Set<{ at: number; ring: () => void }>()

  const delay = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = { at: now + ms, ring: resolve }
      signal?.addEventListener('abort', () => timers.delete(timer) && reject(signal.reason))
      if (signal?.aborted) reject(signal.reason)
      else timers.add(timer)
    })

  /** Rings what is to ring next, unless that is after `end`. Gives whether there was anything. */
  const ring = (end: number): boolean => {
    const [next] = [...timers].toSorted((a, b) => a.at - b.at)
    if (!next || next.at > end) return false
    now = next.at
    timers.delete(next)
    next.ring()
    return true
  }

  return {
    now: () => now,
    delay,

    /** Lets time pass until that is so. Throws where nothing is left to wait for. */
    async until(isSo: () => boolean) {
      for (;;) {
        await turn()
        if (isSo()) return
        if (!ring(Infinity)) throw new Error('Nothing will happen any more.')
      }
    },

    /** Lets so many milliseconds pass. */
    async pass(ms: number) {
      const end = now + ms
      do await turn()
      while (ring(end))
      now = end
    },
  }
}

type Clock = ReturnType<typeof createClock>
export type Row = Record<string, unknown>

export interface Behaviour {
  /** What size is given for one asked for. */
  grant?: (asked: number) => number
  /** What of its counts a page says. */
  says?: (counts: { totalElements: number; size: number }) => Row
  /** Milliseconds that an answer takes. */
  latency?: (request: number) => number
  /** Called before each answer; throws to fail. */
  before?: (request: { number: number; page: number; size: number }) => void
}

/** The API of these people. They are looked up half-way between request and answer. */
export function createFakeApi(clock: Clock, people: Row[], behaviour: Behaviour = {}) {
  const {
    grant = (asked) => Math.min(asked, 1000),
    says = (counts) => counts,
    latency = () => 100,
  } = behaviour
  const requests: { page: number; size: number; at: number; running: number }[] = []
  let running = 0

  const answer = (url: URL, number: number): unknown => {
    const id = /users\/(.+)$/.exec(url.pathname)?.[1]
    if (id !== undefined) {
      const found = people.find((person) => person.id === id)
      if (!found) throw new ApiError({ kind: 'notFound', status: 404 })
      return found
    }
    const page = Number(url.searchParams.get('page'))
    const asked = Number(url.searchParams.get('size'))
    behaviour.before?.({ number, page, size: asked })
    const size = grant(asked)
    const content = people.slice(page * size, (page + 1) * size)
    return { content, ...says({ totalElements: people.length, size }) }
  }

  const api: Api = async ({ path, signal }) => {
    signal?.throwIfAborted()
    const url = new URL(path, 'http://api.test')
    const half = latency(requests.length) / 2
    const number = requests.push({
      page: Number(url.searchParams.get('page')),
      size: Number(url.searchParams.get('size')),
      at: clock.now(),
      running: ++running,
    })
    try {
      await clock.delay(half, signal)
      const made = answer(url, number)
      await clock.delay(half, signal)
      return made
    } finally {
      running--
    }
  }
  return { api, requests }
}

/** A person of the API's, told by a number. */
export function row(number: number, more: Row = {}): Row {
  const id = `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
  return { id, email: `${number}@x.com`, profile: { firstName: `Person ${number}` }, ...more }
}

/** The number that `row` was given. */
export function numberOf({ id }: { id?: unknown }): number {
  return Number(String(id).slice(0, 8))
}
