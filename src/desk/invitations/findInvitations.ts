import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { Role } from '../../api/schema.ts'
import { roleName, statusKey, statusWords } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import type { RankTexts } from './textRanks.ts'
import type { InvitationColumn, InvitationCounts, InvitationsAnswer, InvitationsQuery } from './types.ts'

/** Statuses of open invitations: nobody has accepted or cancelled them. */
const openKeys = new Set(['PENDING', 'EXPIRED'])

/** The invitations that match a query, in its order. */
export interface FoundInvitations {
  matching: Enrollment[]
  counts: InvitationCounts
  terms: string[]
}

/** Returns the role of an invitation by name; null where the API does not say it. */
function roleOf({ roleId, roleName: name }: Enrollment, roles: readonly Role[]): string | null {
  if (roleId === null || (name !== null && !roles.some(({ id }) => id === roleId))) return name
  return roleName(roleId, roles)
}

/** Returns the name to search and sort by; empty where the API does not say it. `invitedName` is for the screen. */
function searchName({ firstName, lastName }: Enrollment): string {
  return [firstName, lastName]
    .map((name) => name?.trim() ?? '')
    .filter(Boolean)
    .join(' ')
}

/** Finds out which details the API gives for at least one invitation. The table has no columns for the others. */
export function findGivenDetails(
  all: readonly Enrollment[],
  roles: readonly Role[],
): InvitationsAnswer['has'] {
  return {
    name: all.some((one) => searchName(one) !== ''),
    role: all.some((one) => roleOf(one, roles) !== null),
    sent: all.some(({ lastInvitationSentAt }) => lastInvitationSentAt !== null),
  }
}

interface Context {
  roles: readonly Role[]
  collator: Intl.Collator
  rankTexts: RankTexts
  /** Milliseconds since 1970. */
  now: number
}

const dayMs = 24 * 60 * 60_000

/** Searches, filters, counts and sorts invitations. Gives way to other tasks while it sorts new texts. */
export async function findInvitations(
  enrollments: readonly Enrollment[],
  { text, status, olderDays, sort }: InvitationsQuery,
  context: Context,
): Promise<FoundInvitations> {
  const { roles, now } = context
  const terms = [
    ...new Set(
      fold(text)
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ]
  const isOldEnough = ({ lastInvitationSentAt: at }: Enrollment) =>
    olderDays === null || (at !== null && Date.parse(at) < now - olderDays * dayMs)
  const found = enrollments.filter((one) => containsAll(one, terms, roles) && isOldEnough(one))
  const statuses = countByStatus(found)
  const wanted = new Set([...statuses.keys()].filter((one) => hasStatus(one, status)))
  const matching = found.filter((one) => wanted.has(one.status))
  return { matching: await sortBy(matching, sort, context), counts: toCounts(statuses), terms }
}

/** Sorts by a column, and then by address. What the API does not say comes last, in both directions. */
async function sortBy(
  matching: readonly Enrollment[],
  { column, descending }: InvitationsQuery['sort'],
  { roles, collator, rankTexts }: Context,
): Promise<Enrollment[]> {
  const keyOf = sortKeys[column]
  const keyed = matching.map((one) => ({ one, key: keyOf(one, roles), email: one.email ?? '' }))
  const isTime = column === 'sent'
  // Few have the same time, so comparing those by the collator is fast enough.
  const ranks = isTime ? null : await rankTexts(keyed.flatMap(({ key, email }) => [key, email]))
  const decorated = keyed.map(({ one, key, email }) => ({
    one,
    isUnknown: key === '',
    rank: ranks ? (ranks.get(key) ?? 0) : Number(key),
    email,
  }))
  const compareEmails = (a: string, b: string) =>
    ranks ? (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) : collator.compare(a, b)
  const direction = descending ? -1 : 1
  decorated.sort((a, b) => {
    if (a.isUnknown || b.isUnknown) return Number(a.isUnknown) - Number(b.isUnknown)
    return direction * (a.rank - b.rank) || compareEmails(a.email, b.email)
  })
  return decorated.map(({ one }) => one)
}

function containsAll(one: Enrollment, terms: readonly string[], roles: readonly Role[]): boolean {
  if (terms.length === 0) return true
  const texts = [one.email, searchName(one), one.title, roleOf(one, roles)]
  const folded = fold(texts.filter((text) => text !== null).join('\n'))
  return terms.every((term) => folded.includes(term))
}

function hasStatus(written: string | null, status: string): boolean {
  const key = statusKey(written)
  return status === 'all' || (status === 'open' ? openKeys.has(key) : key === status)
}

/** Counts by status as the API writes it. There are few, and their keys take long. */
function countByStatus(found: readonly Enrollment[]): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const { status } of found) counts.set(status, (counts.get(status) ?? 0) + 1)
  return counts
}

function toCounts(statuses: ReadonlyMap<string | null, number>): InvitationCounts {
  const byStatus = new Map<string, number>()
  for (const [status, count] of statuses)
    byStatus.set(statusKey(status), (byStatus.get(statusKey(status)) ?? 0) + count)
  const open = [...openKeys].reduce((sum, key) => sum + (byStatus.get(key) ?? 0), 0)
  const all = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  return { all, open, byStatus: Object.fromEntries(byStatus) }
}

/** What a column is sorted by; '' where the API says nothing. */
const sortKeys: Record<InvitationColumn, (one: Enrollment, roles: readonly Role[]) => string> = {
  email: ({ email }) => email ?? '',
  name: searchName,
  role: (one, roles) => roleOf(one, roles) ?? '',
  status: ({ status }) => (status === null ? '' : statusWords(status)),
  // Milliseconds since 1970.
  sent: ({ lastInvitationSentAt: at }) => (at === null ? '' : String(Date.parse(at))),
}
