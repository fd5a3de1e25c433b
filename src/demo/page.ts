import { Refusal } from './answers.ts'
import type { OrganizationOptions } from './options.ts'
import type { Row } from './wire.ts'

/** Returns one page of a list, as the options say. Pages count from 0. Throws a Refusal if the page is too large. */
export function pageOf(
  rows: readonly Row[],
  page: number,
  requestedSize: number,
  { maxSize, refuseLargeSize, saysSize, saysTotal }: OrganizationOptions,
  toWire: (row: Row) => Row,
): Row {
  if (requestedSize > maxSize && refuseLargeSize) {
    throw new Refusal(400, { code: 'invalid_size', message: `size must not be larger than ${maxSize}.` })
  }
  const size = Math.min(requestedSize, maxSize)
  return {
    content: rows.slice(page * size, (page + 1) * size).map(toWire),
    ...(saysTotal ? { totalElements: rows.length, totalPages: Math.ceil(rows.length / size) } : {}),
    ...(saysSize ? { size, number: page } : {}),
  }
}
