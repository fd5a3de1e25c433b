import { says, type Ask } from './ask.ts'
import type { Notify } from './finding.ts'
import { askPage, idOf, type Page, said } from './page.ts'

/** Maximum number of failed pages in a row before reading stops. */
const maxFailures = 3

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
  /** The page past the end one. */
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
  notify: Notify,
) {
  const reading = await readAll(ask, limits, each)
  const { pages, rows, again, failures, end, absent } = reading
  const of = `${rows} rows on ${pages} pages of ${limits.size}`
  if (end === 'the last page')
    notify(failures.length === 0 ? 'agrees' : 'unknown', 'reading everyone', `${of}${failed(failures)}`)
  else if (end === 'the limit')
    notify('unknown', 'reading everyone', `${of}, the limit of --pages${failed(failures)}`)
  else if (end === 'failures') notify('unknown', 'reading everyone', `${of}${failed(failures)}`)
  else notify('differs', 'reading everyone', `${of}, then the same people again: later pages can’t be read`)

  if (absent === null) notify('unknown', 'page past the end', 'not reached')
  else if (absent.rows) notify('agrees', 'page past the end', 'an empty page (200)')
  else notify('settles', 'page past the end', `refused (${says(absent.answer)})`)

  const isComplete = end === 'the last page' && failures.length === 0
  reportCount('totalElements', reading.totals, isComplete ? rows : null, notify)
  reportCount('totalPages', reading.totalPages, isComplete ? Math.ceil(rows / limits.size) : null, notify)
  for (const name of ['number', 'size'] as const) {
    if (reading.wrong[name] > 0)
      notify('differs', name, `different from the request on ${reading.wrong[name]} pages`)
    else if (reading.unsaid[name] > 0)
      notify('settles', name, `missing on ${reading.unsaid[name]} of ${pages} pages`)
    else if (pages > 0) notify('agrees', name, 'present and correct on every page')
  }
  if (again > 0) notify('differs', 'no duplicates', `${again} rows have an id that an earlier row has`)
  else if (pages > 0) notify('agrees', 'no duplicates', 'no id is on two rows')
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
      if (++inARow === maxFailures) return { ...reading, end: 'failures' }
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

/** Whether a page is past the end: empty, or refused although everyone was read. */
function isAbsent({ rows, answer }: Page, number: number, reading: Reading): boolean {
  if (rows !== null) return rows.length === 0
  const [total = null] = reading.totals
  return (answer.status === 404 || answer.status === 400) && number > 0 && reading.rows >= (total ?? 0)
}

function note(reading: Reading, page: Page, requested: { number: number; size: number }) {
  reading.pages++
  reading.rows += page.rows?.length ?? 0
  reading.totals.add(said(page, 'totalElements'))
  reading.totalPages.add(said(page, 'totalPages'))
  for (const name of ['number', 'size'] as const) {
    const is = said(page, name)
    if (is === null) reading.unsaid[name]++
    else if (is !== requested[name]) reading.wrong[name]++
  }
}

function failed(failures: string[]): string {
  return failures.length === 0
    ? ''
    : `; pages that failed: ${failures.length} (${[...new Set(failures)].join(', ')})`
}

/** Compares a count from the pages with what was counted; null if not everyone could be read. */
function reportCount(name: string, saidOnes: Set<number | null>, counted: number | null, notify: Notify) {
  const numbers = [...saidOnes].filter((it) => it !== null)
  const [first] = numbers
  if (first === undefined) return notify('settles', name, 'missing')
  if (saidOnes.has(null)) return notify('settles', name, 'missing on some pages')
  if (numbers.length > 1) return notify('unknown', name, 'changed while everyone was read')
  if (counted === null) return notify('unknown', name, `${first}; not checked, because not everyone was read`)
  return first === counted
    ? notify('agrees', name, `${first}, which is correct`)
    : notify('differs', name, `${first}, but there are ${counted}`)
}
