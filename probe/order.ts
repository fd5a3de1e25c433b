import type { Ask } from './ask.ts'
import { type Notify, reportFailure } from './finding.ts'
import { askPage, idOf, type Page } from './page.ts'

/** Reads the first page again, and once without parameters, to check the order and the default size. */
export async function probeOrder(ask: Ask, first: Page, notify: Notify) {
  const again = await askPage(ask, { page: 0, size: 20 })
  if (!again.rows) reportFailure(notify, 'the same page twice', again.answer)
  else if (same(first, again)) notify('agrees', 'the same page twice', 'the same people in the same order')
  else
    notify(
      'differs',
      'the same page twice',
      'other people or another order, unless someone joined or left in between',
    )

  const plain = await askPage(ask, null)
  const point = 'without page and size'
  if (!plain.rows) reportFailure(notify, point, plain.answer)
  else if (same(first, plain)) notify('agrees', point, 'page 0 and size 20')
  else notify('differs', point, `${plain.rows.length} rows, not those of page 0 at size 20`)
}

function same(one: Page, other: Page): boolean {
  return JSON.stringify(one.rows?.map(idOf)) === JSON.stringify(other.rows?.map(idOf))
}
