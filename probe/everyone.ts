import { says, type Ask } from './ask.ts'
import type { Tell } from './finding.ts'
import { askPage, idOf, type Page, said } from './page.ts'

/** Maximum number of failed pages in a row before reading stops. */
const mostFailures = 3

/** Why reading ended. */
type End = 'the last page' | 'a page of people who came before' | 'failures' | 'the limit'

/** Progress of reading everyone, and what the pages said about themselves. */
interface Reading {
  pages: number
  rows: number
  /** Rows whose id an earlier row had. */
  again: number
  failures: string[]
  end: End
  /** The page after the last one. */
  absent: Page | null
  totals: Set<number | null>
  totalPages: Set<number | null>
  /** Pages without `number` or `size`, and pages where these differ from the request. */
  unsaid: { number: number; size: number }
  wrong: { number: number; size: number }
}

/** Reads everyone, page by page until one is absent, and passes each row on. Reports whether counts and order are right. */
export async function probeEveryone(
  ask: Ask,
  limits: { size: number; mostPages: number },
  each: (row: unknown) => void,
  notify: Tell,
) {
  const reading = await readAll(ask, limits, each)
  const { pages, rows, again, failures, end, absent } = reading
  const of = `${rows} rows on ${pages} pages of ${limits.size}`
  if (end === 'the last page')
    notify(failures.length === 0 ? 'agrees' : 'unknown', 'reading everyone', `${of}${failed(failures)}`)
  else if (end === 'the limit')
    notify('unknown', 'reading everyone', `${of}, where the limit of pages was${failed(failures)}`)
  else if (end === 'failures') notify('unknown', 'reading everyone', `${of}${failed(failures)}`)
  else
    notify(
      'differs',
      'reading everyone',
      `${of}, and then the same people again: later pages are not to be had`,
    )

  if (absent === null) notify('unknown', 'page after the last', 'was not reached')
  else if (absent.rows) notify('agrees', 'page after the last', 'an empty page (200)')
  else notify('settles', 'page after the last', `is refused (${says(absent.answer)})`)

  const whole = end === 'the last page' && failures.length === 0
  tellCount('totalElements', reading.totals, whole ? rows : null, notify)
  tellCount('totalPages', reading.totalPages, whole ? Math.ceil(rows / limits.size) : null, notify)
  for (const name of ['number', 'size'] as const) {
    if (reading.wrong[name] > 0)
      notify('differs', name, `other than asked for on ${reading.wrong[name]} pages`)
    else if (reading.unsaid[name] > 0)
      notify('settles', name, `not said on ${reading.unsaid[name]} of ${pages} pages`)
    else if (pages > 0) notify('agrees', name, 'said and right on every page')
  }
  if (again > 0) notify('differs', 'nobody twice', `${again} rows have an id that an earlier row has`)
  else if (pages > 0) notify('agrees', 'nobody twice', 'no id came on two rows')
}

async function readAll(
  ask: Ask,
  { size, mostPages }: { size: number; mostPages: number },
  each: (row: unknown) => void,
): Promise<Reading> {
  const reading: Reading = {
    pages: 0,
    rows: 0,
    again: 0,
    failures: [],
    end: 'the limit',
    absent: null,
    totals: new Set(),
    totalPages: new Set(),
    unsaid: { number: 0, size: 0 },
    wrong: { number: 0, size: 0 },
  }
  const known = new Set<string>()
  let inARow = 0
  for (let number = 0; number < mostPages; number++) {
    const page = await askPage(ask, { page: number, size })
    if (isAbsent(page, number, reading)) return { ...reading, end: 'the last page', absent: page }
    if (page.rows === null) {
      reading.failures.push(says(page.answer))
      if (++inARow === mostFailures) return { ...reading, end: 'failures' }
      continue
    }
    inARow = 0
    const ids = page.rows.map(idOf).filter((id) => id !== null)
    const fresh = ids.filter((id) => !known.has(id))
    if (ids.length > 0 && fresh.length === 0) return { ...reading, end: 'a page of people who came before' }
    for (const id of ids) known.add(id)
    reading.again += ids.length - new Set(fresh).size
    note(reading, page, { number, size })
    page.rows.forEach(each)
  }
  return reading
}

/** Whether a page is past the end: empty, or refused where nobody can be left. */
function isAbsent({ rows, answer }: Page, number: number, reading: Reading): boolean {
  if (rows !== null) return rows.length === 0
  const [total = null] = reading.totals
  return (answer.status === 404 || answer.status === 400) && number > 0 && reading.rows >= (total ?? 0)
}

function note(reading: Reading, page: Page, asked: { number: number; size: number }) {
  reading.pages++
  reading.rows += page.rows?.length ?? 0
  reading.totals.add(said(page, 'totalElements'))
  reading.totalPages.add(said(page, 'totalPages'))
  for (const name of ['number', 'size'] as const) {
    const is = said(page, name)
    if (is === null) reading.unsaid[name]++
    else if (is !== asked[name]) reading.wrong[name]++
  }
}

function failed(failures: string[]): string {
  return failures.length === 0
    ? ''
    : `; could not be read: ${failures.length} (${[...new Set(failures)].join(', ')})`
}

/** Compares a count from the pages with what was counted; null if not everyone could be read. */
function tellCount(name: string, saidOnes: Set<number | null>, counted: number | null, notify: Tell) {
  const numbers = [...saidOnes].filter((it) => it !== null)
  const [first] = numbers
  if (first === undefined) return notify('settles', name, 'not said')
  if (saidOnes.has(null)) return notify('settles', name, 'said on some pages only')
  if (numbers.length > 1) return notify('unknown', name, 'changed while everyone was read')
  if (counted === null)
    return notify('unknown', name, `${first}; not everyone was read, so it could not be checked`)
  return first === counted
    ? notify('agrees', name, `${first}, which is right`)
    : notify('differs', name, `${first}, but there are ${counted}`)
}
