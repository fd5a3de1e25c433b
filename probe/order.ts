import type { Ask } from './ask.ts'
import { type Tell, tellMissed } from './finding.ts'
import { askPage, idOf, type Page } from './page.ts'

/** Asks for the first page again, and once without parameters: whether order and default size are as they should be. */
export async function probeOrder(ask: Ask, first: Page, tell: Tell) {
  const again = await askPage(ask, { page: 0, size: 20 })
  if (!again.rows) tellMissed(tell, 'the same page twice', again.answer)
  else if (same(first, again)) tell('agrees', 'the same page twice', 'the same people in the same order')
  else
    tell(
      'differs',
      'the same page twice',
      'other people, or another order, unless someone came or went meanwhile',
    )

  const plain = await askPage(ask, null)
  const point = 'page and size left out'
  if (!plain.rows) tellMissed(tell, point, plain.answer)
  else if (same(first, plain)) tell('agrees', point, 'page 0 and size 20')
  else tell('differs', point, `${plain.rows.length} rows, not those of page 0 at size 20`)
}

function same(one: Page, other: Page): boolean {
  return JSON.stringify(one.rows?.map(idOf)) === JSON.stringify(other.rows?.map(idOf))
}
