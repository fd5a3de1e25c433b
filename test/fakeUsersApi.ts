import { ApiError } from '../src/api/error.ts'
import type { Api } from '../src/api/http.ts'
import type { Clock } from './fakeClock.ts'

export type Row = Record<string, unknown>

/** How the fake API deviates from a plain one. */
export interface Behavior {
  /** Page size that is used for a requested one. */
  grant?: (requested: number) => number
  /** Which counts a page includes. */
  says?: (counts: { totalElements: number; size: number }) => Row
  /** Milliseconds until the answer, by the number of earlier requests. */
  latency?: (request: number) => number
  /** Called before each answer. Throws to fail the request. */
  before?: (request: { number: number; page: number; size: number }) => void
}

/**
 * Creates an API that serves these people, by page and by id. Tests may change `people` while they are read: each request
 * looks at them half-way between request and answer.
 */
export function createFakeApi(clock: Clock, people: Row[], behavior: Behavior = {}) {
  const {
    grant = (requested) => Math.min(requested, 1000),
    says = (counts) => counts,
    latency = () => 100,
  } = behavior
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
    const requested = Number(url.searchParams.get('size'))
    behavior.before?.({ number, page, size: requested })
    const size = grant(requested)
    const content = people.slice(page * size, (page + 1) * size)
    return { content, ...says({ totalElements: people.length, size }) }
  }

  const api: Api = async ({ path, signal }) => {
    signal?.throwIfAborted()
    const url = new URL(path, 'http://api.test')
    const halfLatency = latency(requests.length) / 2
    const number = requests.push({
      page: Number(url.searchParams.get('page')),
      size: Number(url.searchParams.get('size')),
      at: clock.now(),
      running: ++running,
    })
    try {
      await clock.delay(halfLatency, signal)
      const body = answer(url, number)
      await clock.delay(halfLatency, signal)
      return body
    } finally {
      running--
    }
  }
  return { api, requests }
}

/** Creates a user whose id, email address and name contain this number. */
export function row(number: number, fields: Row = {}): Row {
  const id = `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
  return { id, email: `${number}@x.com`, profile: { firstName: `Person ${number}` }, ...fields }
}

/** Returns the number that `row` was given. */
export function numberOf({ id }: { id?: unknown }): number {
  return Number(String(id).slice(0, 8))
}
