import * as v from 'valibot'
import { EnrollmentSchema } from '../src/api/enrollmentSchema.ts'
import { type Answer, type Ask, says } from './ask.ts'
import { type Notify, reportFailure } from './finding.ts'
import { enumWord, objectOf, shapeOf } from './kind.ts'

/** Statuses of the contract. */
const statuses = ['PENDING', 'ACCEPTED', 'EXPIRED', 'CANCELLED']
/** Names that the filter may have. The contract only says that there is one. */
const parameters = ['status', 'statuses', 'enrollmentStatus']

/** A page of enrollments as received. */
interface Page {
  answer: Answer
  /** Null if the response is not a page. */
  rows: unknown[] | null
  total: number | null
  size: number | null
}

/**
 * Checks how invitations are listed: fields, statuses, order, sizes, and how the list is filtered. `emails`: the addresses
 * of everyone, in lower case.
 */
export async function probeEnrollments(ask: Ask, emails: ReadonlySet<string>, notify: Notify) {
  const page = await askPage(ask, 'page=0&size=20')
  const point = 'list of enrollments'
  if (page.answer.status === 403) {
    const lack = 'refused (403): the token lacks can_manage_users, or the API requires something else'
    return notify('differs', point, lack)
  }
  if (page.answer.status !== 200) return reportFailure(notify, point, page.answer)
  if (page.rows === null) return notify('differs', point, `not a page: ${shapeOf(page.answer.json)}`)
  notify('agrees', point, 'a page of enrollments')
  reportRows(page.rows, notify)
  reportMembers(page.rows, emails, notify)
  await probePages(ask, page, notify)
  return probeFilter(ask, page, notify)
}

async function askPage(ask: Ask, query: string): Promise<Page> {
  const answer = await ask.get(`/organizations/enrollments?${query}`)
  const body = objectOf(answer.json)
  const number = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) ? value : null)
  return {
    answer,
    rows: answer.status === 200 && Array.isArray(body?.content) ? body.content : null,
    total: number(body?.totalElements),
    size: number(body?.size),
  }
}

function reportRows(rows: unknown[], notify: Notify) {
  const shapes = [...new Set(rows.map(shapeOf))]
  if (shapes.length === 0) return notify('unknown', 'fields of an enrollment', 'the first page is empty')
  notify('settles', 'fields of an enrollment', shapes.join('; or '))
  const unread = rows.filter((row) => !v.is(EnrollmentSchema, row)).length
  if (unread === 0) notify('agrees', 'enrollments that Roster can’t read', 'none')
  else notify('differs', 'enrollments that Roster can’t read', `${unread} of ${rows.length}`)
  notify('settles', 'statuses without a filter', statusWords(rows))
  return notify('settles', 'order of enrollments', orderOf(rows))
}

function statusWords(rows: unknown[]): string {
  const words = rows.map((row) => enumWord(objectOf(row)?.status) ?? '(other text)')
  return [...new Set(words)].toSorted().join(', ') || 'none'
}

function orderOf(rows: unknown[]): string {
  const times = rows
    .map((row) => Date.parse(String(objectOf(row)?.lastInvitationSentAt)))
    .filter((time) => !Number.isNaN(time))
  if (times.length < 3) return 'unclear: too few times'
  const rises = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  if (rises.every((rise) => rise <= 0)) return 'by lastInvitationSentAt, newest first'
  return rises.every((rise) => rise >= 0)
    ? 'by lastInvitationSentAt, oldest first'
    : 'not by lastInvitationSentAt'
}

/** Reports whether those who accepted are users by their address, which is how Roster links them. */
function reportMembers(rows: unknown[], emails: ReadonlySet<string>, notify: Notify) {
  const accepted = rows.map(objectOf).filter((row) => row?.status === 'ACCEPTED')
  const point = 'accepted enrollments that are users'
  if (accepted.length === 0) return notify('unknown', point, 'none on the first page')
  const found = accepted.filter((row) => emails.has(String(row?.email).toLowerCase())).length
  return notify('settles', point, `${found} of ${accepted.length}, by address`)
}

async function probePages(ask: Ask, first: Page, notify: Notify) {
  if (first.total === null) notify('settles', 'totalElements of enrollments', 'missing')
  const large = await askPage(ask, 'page=0&size=1000')
  const rows = large.rows?.length ?? 0
  const cut = large.size !== null && large.size < 1000 ? `reduced to ${large.size}` : `accepted, ${rows} rows`
  notify('settles', 'a page of 1000 enrollments', large.rows ? cut : `refused (${says(large.answer)})`)
  const absent = await askPage(ask, 'page=100000&size=20')
  const empty = absent.rows?.length === 0
  const beyond = absent.rows ? 'rows, although there are none' : `refused (${says(absent.answer)})`
  notify('settles', 'page of enrollments past the end', empty ? 'an empty page (200)' : beyond)
}

async function probeFilter(ask: Ask, first: Page, notify: Notify) {
  const point = 'filter of enrollments'
  for (const name of parameters) {
    const pages = new Map<string, Page>()
    for (const status of statuses) pages.set(status, await askPage(ask, `page=0&size=20&${name}=${status}`))
    const verdict = judge(first, pages)
    notify('settles', `${point}: ${name}`, verdict.found)
    if (!verdict.isHonored) continue
    const totals = statuses.map((status) => `${status} ${pages.get(status)?.total ?? '?'}`).join(', ')
    notify('settles', 'enrollments of each status', `${totals}; ${first.total ?? '?'} without a filter`)
    const variants = {
      'in lower case': `${name}=pending`,
      'two values': `${name}=PENDING&${name}=EXPIRED`,
      'an unknown value': `${name}=NO_SUCH_STATUS`,
    }
    for (const [what, query] of Object.entries(variants)) {
      const { rows, answer, total } = await askPage(ask, `page=0&size=20&${query}`)
      const found = rows ? `${total ?? rows.length} rows: ${statusWords(rows)}` : `refused (${says(answer)})`
      notify('settles', `${point}, ${what}`, found)
    }
    return
  }
}

/** Decides whether the API filters, from the pages of each status. */
function judge(first: Page, pages: ReadonlyMap<string, Page>): { isHonored: boolean; found: string } {
  const all = [...pages]
  const refused = all.filter(([, { rows }]) => rows === null)
  if (refused.length === all.length)
    return { isHonored: false, found: `refused (${says(refused[0]?.[1].answer ?? first.answer)})` }
  const isMixed = all.some(([status, { rows }]) => rows?.some((row) => objectOf(row)?.status !== status))
  if (isMixed) return { isHonored: false, found: 'ignored: other statuses are listed too' }
  const isEmpty = all.every(([, { rows }]) => (rows ?? []).length === 0)
  return isEmpty
    ? { isHonored: false, found: 'unclear, because nothing is listed' }
    : { isHonored: true, found: 'honored: only that status is listed' }
}
