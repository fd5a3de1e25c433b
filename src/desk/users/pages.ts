import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User, UserPage } from '../../api/schema.ts'
import { getUsers } from '../../api/users.ts'

/** Which page of the table is asked for; `page` counts from 1. */
export interface PageRequest {
  page: number
  size: number
}

/** One page of the table. */
export interface UsersPage {
  users: User[]
  /** How many entries of this page could not be read. */
  unreadable: number
  /** How many people there are in all; null where the API does not say. */
  total: number | null
  /** Whether there is anyone on the next page. */
  more: boolean
}

/** Sizes to fall back to where the server refuses a larger one with 400. */
const modestSizes = [100, 50, 20]

/**
 * The API's users by pages of any size. What size a server grants is open in the contract: it may cap the one asked
 * for, or refuse it. Then a page is put together from several of the server's, so that no row is lost or shown twice.
 */
export function createPages(api: () => Api) {
  /** The size that the server grants for one that was asked for. */
  const granted = new Map<number, number>()
  let primed: { answer: UserPage; size: number } | null = null

  /** One of the server's pages, counted from 0 in pages of `size`; learns from it what is granted. */
  const ask = async (page: number, size: number, signal: AbortSignal): Promise<UserPage> => {
    const ready = primed
    primed = null
    if (page === 0 && ready?.size === size) return ready.answer
    const answer = await getUsers(api(), { page, size }, signal)
    granted.set(size, grantedSize(answer, page, size))
    return answer
  }

  const get = async ({ page, size }: PageRequest, signal: AbortSignal, tries = 0): Promise<UsersPage> => {
    // A server whose sizes change with each question can't be paged.
    if (tries > 8) throw new ApiError({ kind: 'unreadable' })
    const from = (page - 1) * size
    const step = granted.get(size) ?? size
    let first: UserPage
    try {
      first = await ask(Math.floor(from / step), step, signal)
    } catch (error) {
      const smaller = modestSizes.find((modest) => modest < step)
      if (!(error instanceof ApiError) || error.kind !== 'invalid' || smaller === undefined) throw error
      granted.set(size, smaller)
      return get({ page, size }, signal, tries + 1)
    }
    const now = granted.get(step) ?? step
    if (now !== step) {
      granted.set(size, now)
      return get({ page, size }, signal, tries + 1)
    }
    const pages = [first]
    const start = Math.floor(from / step)
    const last = Math.floor((from + size - 1) / step)
    const end = first.total === null ? last : Math.min(last, Math.ceil(first.total / step) - 1)
    pages.push(...(await Promise.all(range(start + 1, end).map((number) => ask(number, step, signal)))))
    const rows = pages.flatMap((answer) => answer.rows).slice(from - start * step, from - start * step + size)
    const users = distinct(rows.filter((row) => row !== null))
    const total = pages.at(-1)?.total ?? null
    return {
      users,
      unreadable: rows.filter((row) => row === null).length,
      total,
      more: total === null ? rows.length === size : from + size < total,
    }
  }

  return {
    get: (request: PageRequest, signal: AbortSignal) => get(request, signal),
    /** Keeps an answer that is there already (page 0 of this size) for whatever is asked first, if it is that. */
    prime(answer: UserPage, size: number) {
      granted.set(size, grantedSize(answer, 0, size))
      primed = granted.get(size) === size ? { answer, size } : null
    },
    /** Drops it: something else was asked first, and it would be old by the time it is used. */
    unprime() {
      primed = null
    },
    /** Forgets what was learnt of a server. */
    forget() {
      granted.clear()
      primed = null
    },
  }
}

/**
 * What size the server really gave: by its own word, else by what it sent against what its total lets expect. An
 * answer that says neither size nor total is taken for a whole page; should it be the last one, that costs only calls.
 */
function grantedSize({ rows, total, size }: UserPage, page: number, asked: number): number {
  if (rows.length > asked) return rows.length
  // A larger size than asked for would have shown in the rows.
  if (size !== null && size > 0 && size < asked) return size
  if (rows.length === 0) return asked
  if (total !== null) return rows.length === clamp(total - page * asked, asked) ? asked : rows.length
  return size === null && page === 0 ? rows.length : asked
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

/** Someone who moved between two of the server's pages while they were asked for must not be shown twice. */
function distinct(users: User[]): User[] {
  return [...new Map(users.map((user) => [user.id, user])).values()]
}
