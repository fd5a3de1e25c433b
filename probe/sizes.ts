import { says, type Ask } from './ask.ts'
import type { Notify } from './finding.ts'
import { askPage, type Page, said } from './page.ts'

/** Page sizes to try in turn, until one is not granted or holds everyone. */
const sizes = [20, 100, 500, 1000, 2000, 5000]

/** Result for a size: granted, capped, refused, or larger than the organization. */
type Outcome = { was: 'granted' | 'everyone' | 'failed' } | { was: 'cut'; to: number }

/** Finds and returns the largest granted page size by requesting larger and larger first pages. */
export async function probeSizes(ask: Ask, first: Page, notify: Notify): Promise<number> {
  const point = 'largest page'
  let largest = 20
  for (const size of sizes) {
    const page = size === 20 ? first : await askPage(ask, { page: 0, size })
    const outcome = await judge(ask, page, size)
    if (outcome.was === 'failed') {
      const { status } = page.answer
      const refused = status !== null && status >= 400 && status < 500 && status !== 429
      const how = `${refused ? 'is refused, not reduced' : 'could not be read'} (${says(page.answer)})`
      notify(refused ? 'settles' : 'unknown', point, `${largest} is accepted; ${size} ${how}`)
      return largest
    }
    if (outcome.was === 'cut') {
      notify('settles', point, `${outcome.to}: a size of ${size} is reduced to it, not refused`)
      return outcome.to
    }
    if (outcome.was === 'everyone') {
      notify('unknown', point, `not below ${largest}; ${size} and more would hold everyone`)
      return largest
    }
    largest = size
  }
  notify('settles', point, `at least ${largest}; more was not requested`)
  return largest
}

/** Prefers the size that the page states to the number of rows; without either, the next page decides. */
async function judge(ask: Ask, page: Page, size: number): Promise<Outcome> {
  const { rows } = page
  if (rows === null) return { was: 'failed' }
  if (rows.length >= size) return { was: 'granted' }
  const granted = said(page, 'size')
  const total = said(page, 'totalElements')
  if (granted !== null && granted > 0 && granted < size) return { was: 'cut', to: granted }
  if (total !== null && rows.length < total)
    return rows.length > 0 ? { was: 'cut', to: rows.length } : { was: 'failed' }
  if (granted === size) return { was: 'granted' }
  if (total !== null || rows.length === 0) return { was: 'everyone' }
  const next = await askPage(ask, { page: 1, size })
  return (next.rows?.length ?? 0) > 0 ? { was: 'cut', to: rows.length } : { was: 'everyone' }
}
