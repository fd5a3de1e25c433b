import type { ApiError } from '../../api/error.ts'
import type { UserPage } from '../../api/schema.ts'

/** Sizes to ask for, one after the other where the server refuses a larger one with 400. */
const sizes = [1000, 500, 250, 200, 100, 50, 20]
export const [largestSize = 1000] = sizes
/** After so many failures in a row, something is wrong with more than a page. */
const tooMany = 8
/** After so many pages in a row that list nobody new there is no end to be expected, whatever the API counts. */
const tooManyInVain = 8
/** How far ahead to ask where the server does not say how many people there are, in pages. */
const ahead = 4

/** A page as it was read; `fresh`: how many it lists who were on no page before. */
export interface Listed extends UserPage {
  fresh: number
}

/** What one way through all pages came to. */
export interface Pass {
  /** Of the pages. */
  size: number
  /** By the last answer; null where the API does not say. */
  total: number | null
  /** Whether all answers said the same total. */
  sameTotal: boolean
  /** Pages that could not be read, from 0, in ascending order. */
  failedPages: number[]
}

/**
 * Which pages are left to be read. The first is read alone: it tells what size the server grants for the one asked for,
 * and as a rule how many people there are.
 */
export function createPageQueue(asked: number) {
  let size = asked
  let next = 0
  /** The first page that is not there, as far as is known. */
  let end = 1
  /** The last page worth asking for; without a total, only an empty page is the end. */
  let reach = 0
  const again: number[] = []
  const failedOnce = new Set<number>()
  const failedPages: number[] = []
  const totals = new Set<number | null>()
  let total: number | null = null
  let failures = 0
  let inVain = 0

  const record = (page: number, answer: Pick<UserPage, 'rows' | 'total'>) => {
    failures = 0
    total = answer.total
    totals.add(total)
    if (total !== null) {
      end = Math.ceil(total / size)
      reach = Infinity
    } else {
      if (page === 0) end = Infinity
      if (answer.rows.length === 0) end = Math.min(end, page)
      reach = Math.max(reach, page + (answer.rows.length < size ? 1 : ahead))
    }
  }

  return {
    /** The next page to be read, those that failed at last; undefined where none is left for now. */
    next: (): number | undefined =>
      inVain < tooManyInVain && next < end && next <= reach ? next++ : again.shift(),

    size: () => size,

    answered(page: number, answer: Listed) {
      inVain = answer.fresh > 0 ? 0 : inVain + 1
      if (totals.size === 0) size = grantedSize(answer, size)
      record(page, answer)
    },

    /** The page was not read, for reasons of its own. */
    postponed: (page: number) => void again.unshift(page),

    /** The page failed. It comes `again`, or is given up, or it is `hopeless` to go on for now. */
    failed(page: number, { kind }: ApiError): 'again' | 'givenUp' | 'hopeless' {
      const isFirst = totals.size === 0
      const smaller = sizes.find((known) => known < size)
      if (isFirst && kind === 'invalid' && smaller !== undefined) {
        size = smaller
        again.push(page)
        return 'again'
      }
      if (!isFirst && total === null && kind === 'notFound') {
        record(page, { rows: [], total })
        return 'again'
      }
      failures++
      const isRepeated = failedOnce.has(page)
      if (kind === 'rateLimited' || failures >= tooMany || (isFirst && isRepeated)) {
        failures = 0
        again.push(page)
        return 'hopeless'
      }
      if (isRepeated) {
        failedPages.push(page)
        reach = Math.max(reach, page + 1)
        return 'givenUp'
      }
      failedOnce.add(page)
      again.push(page)
      return 'again'
    },

    pass: (): Pass => ({
      size,
      total,
      sameTotal: totals.size === 1,
      failedPages: failedPages.toSorted((a, b) => a - b),
    }),
  }
}

/**
 * What size the server gave for the first page: by its own word, else by what it sent against what its total lets
 * expect. An answer that says neither is taken for a whole page; should it be the last one, that costs only calls.
 */
function grantedSize({ rows, total, size }: UserPage, asked: number): number {
  if (rows.length > asked) return rows.length
  if (size !== null && size > 0 && size < asked && rows.length <= size) return size
  if (rows.length === 0) return asked
  if (total !== null) return Math.min(total, asked) > rows.length ? rows.length : asked
  return size === null ? rows.length : asked
}
