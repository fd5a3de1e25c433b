import type { PageRequest } from '../desk/pages.ts'

/** The sizes that a page of the table can have; the first is the default. */
export const pageSizes = [20, 50, 100, 250] as const

/** Where one is in the list, as the address has it. */
export type Place = PageRequest

/** Reads a place from the address. What is wrong there is left at its default and named in `ignored`. */
export function readPlace(search: string): { place: Place; ignored: string[] } {
  const params = new URLSearchParams(search)
  const ignored: string[] = []
  const read = (name: string, fallback: number, fits: (value: number) => boolean) => {
    const text = params.get(name)
    if (text === null) return fallback
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (fits(value)) return value
    ignored.push(`${name}=${text}`)
    return fallback
  }
  const size = read('size', pageSizes[0], (value) => pageSizes.some((known) => known === value))
  const page = read('page', 1, (value) => value >= 1)
  return { place: { page, size }, ignored }
}

/** A place as it stands in the address, from `?` on; empty where everything is at its default. */
export function writePlace({ page, size }: Place): string {
  const params = new URLSearchParams()
  if (page !== 1) params.set('page', String(page))
  if (size !== pageSizes[0]) params.set('size', String(size))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** The place with another size in which what is now the first row is still shown. */
export function resized({ page, size }: Place, next: number): Place {
  return { page: Math.floor(((page - 1) * size) / next) + 1, size: next }
}
