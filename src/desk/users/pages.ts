import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User, UserPage } from '../../api/schema.ts'
import { getUsers } from '../../api/users.ts'

/** A page of the table; `page` counts from 1. */
export interface PageRequest {
  page: number
  size: number
}

/** One page of the table. */
export interface UsersPage {
  users: User[]
  /** Number of entries of this page that could not be read. */
  unreadable: number
  /** Total number of people; null if the API does not say. */
  total: number | null
  /** Whether there is a next page. */
  more: boolean
}

/** Page sizes to fall back to if the server refuses a larger one with 400. */
const fallbackSizes = [100, 50, 20]
/** Maximum number of attempts to find out the server's page size. */
const maxAttempts = 8

/**
 * Reads pages of users of any size. The contract leaves open which sizes a server grants: it may cap or refuse a larger
 * one. A page is then assembled from several of the server's pages, without a lost or repeated row.
 */
export function createPages(api: () => Api) {
  /** Granted page size by requested page size. */
  const granted = new Map<number, number>()
  let primed: { answer: UserPage; size: number } | null = null

  /** Reads one of the server's pages, counted from 0, and records the granted size. */
  const readServerPage = async (page: number, size: number, signal: AbortSignal): Promise<UserPage> => {
    const ready = primed
    primed = null
    if (page === 0 && ready?.size === size) return ready.answer
    const answer = await getUsers(api(), { page, size }, signal)
    granted.set(size, grantedSize(answer, page, size))
    return answer
  }

  const get = async ({ page, size }: PageRequest, signal: AbortSignal, attempt = 0): Promise<UsersPage> => {
    // A server that grants a different size each time cannot be paged.
    if (attempt > maxAttempts) throw new ApiError({ kind: 'unreadable' })
    const retryWith = (smaller: number) => {
      granted.set(size, smaller)
      return get({ page, size }, signal, attempt + 1)
    }
    const offset = (page - 1) * size
    const serverSize = granted.get(size) ?? size
    const firstPage = Math.floor(offset / serverSize)
    let first: UserPage
    try {
      first = await readServerPage(firstPage, serverSize, signal)
    } catch (error) {
      const smaller = fallbackSizes.find((fallback) => fallback < serverSize)
      if (!(error instanceof ApiError) || error.kind !== 'invalid' || smaller === undefined) throw error
      return retryWith(smaller)
    }
    const grantedNow = granted.get(serverSize) ?? serverSize
    if (grantedNow !== serverSize) return retryWith(grantedNow)
    const lastWanted = Math.floor((offset + size - 1) / serverSize)
    const lastPage =
      first.total === null ? lastWanted : Math.min(lastWanted, Math.ceil(first.total / serverSize) - 1)
    const others = await Promise.all(
      range(firstPage + 1, lastPage).map((number) => readServerPage(number, serverSize, signal)),
    )
    const pages = [first, ...others]
    const start = offset - firstPage * serverSize
    const rows = pages.flatMap((answer) => answer.rows).slice(start, start + size)
    const total = pages.at(-1)?.total ?? null
    return {
      users: distinct(rows.filter((row) => row !== null)),
      unreadable: rows.filter((row) => row === null).length,
      total,
      more: total === null ? rows.length === size : offset + size < total,
    }
  }

  return {
    get: (request: PageRequest, signal: AbortSignal) => get(request, signal),
    /**
     * Keeps an answer (page 0 of this size) for the next request, if that asks for it. Returns false where the server granted
     * another size, so that it answers no request.
     */
    prime(answer: UserPage, size: number): boolean {
      granted.set(size, grantedSize(answer, 0, size))
      primed = granted.get(size) === size ? { answer, size } : null
      return primed !== null
    },
    /** Drops the primed answer, because another request came first and it would be outdated later. */
    unprime() {
      primed = null
    },
    /** Forgets the page sizes of the server. */
    forget() {
      granted.clear()
      primed = null
    },
  }
}

/**
 * Determines which page size the server granted: the one it reports, or the one that fits its rows and total. An answer
 * with neither counts as a full page; if it is the last page, that only costs further calls.
 */
function grantedSize({ rows, total, size }: UserPage, page: number, requested: number): number {
  if (rows.length > requested) return rows.length
  // A granted size above the requested one would have shown in the number of rows.
  if (size !== null && size > 0 && size < requested) return size
  if (rows.length === 0) return requested
  if (total !== null)
    return rows.length === clamp(total - page * requested, requested) ? requested : rows.length
  return size === null && page === 0 ? rows.length : requested
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(value, max))
}

/** The integers from `first` to `last`, both included. */
function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

/** Removes duplicates: a user may have moved from one server page to another between two reads. */
function distinct(users: User[]): User[] {
  return [...new Map(users.map((user) => [user.id, user])).values()]
}
