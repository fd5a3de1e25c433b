import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { Role } from '../../api/schema.ts'
import { roleName, statusKey, statusWords } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import type { RankTexts } from './textRanks.ts'
import type { InvitationColumn, InvitationCounts, InvitationsQuery } from './types.ts'

/** Statuses that need someone's hands. */
const openKeys = new Set(['PENDING', 'EXPIRED'])

/** The invitations that match a query, in its order. */
export interface FoundInvitations {
  matching: Enrollment[]
  counts: InvitationCounts
  terms: string[]
}

/** Returns the role of an invitation by name; null where the API does not say it. */
export function roleOf({ roleId, roleName: name }: Enrollment, roles: readonly Role[]): string | null {
  return name ?? (roleId === null ? null : roleName(roleId, roles))
}

/** Returns the name of an invited person; empty where the API does not say it. */
export function invitedName({ firstName, lastName }: Enrollment): string {
  return [firstName, lastName]
    .map((name) => name?.trim() ?? '')
    .filter(Boolean)
    .join(' ')
}

interface Context {
  roles: readonly Role[]
  rankTexts: RankTexts
  /** Milliseconds since 1970. */
  now: number
}

const dayMs = 24 * 60 * 60_000

/** Searches, filters, counts and sorts invitations. Gives way to other tasks while it sorts new ones. */
export async function findInvitations(
  enrollments: readonly Enrollment[],
  { text, status, olderDays, sort }: InvitationsQuery,
  { roles, rankTexts, now }: Context,
): Promise<FoundInvitations> {
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
  const counts = countByStatus(found)
  const matching = found.filter((one) => hasStatus(one, status))
  const direction = sort.descending ? -1 : 1
  const keyOf = sortKeys[sort.column]
  const keyed = matching.map((one) => ({ one, key: keyOf(one, roles), email: one.email ?? '' }))
  const emails = keyed.map(({ email }) => email)
  const isTime = sort.column === 'sent'
  const ranks = await rankTexts(isTime ? emails : [...emails, ...keyed.map(({ key }) => key)])
  const decorated = keyed.map(({ one, key, email }) => ({
    one,
    isUnknown: key === '',
    rank: isTime ? Number(key) : (ranks.get(key) ?? 0),
    emailRank: ranks.get(email) ?? 0,
  }))
  decorated.sort((a, b) => {
    // What the API does not say comes last, in both directions.
    if (a.isUnknown || b.isUnknown) return Number(a.isUnknown) - Number(b.isUnknown)
    return direction * (a.rank - b.rank) || a.emailRank - b.emailRank
  })
  return { matching: decorated.map(({ one }) => one), counts, terms }
}

function containsAll(one: Enrollment, terms: readonly string[], roles: readonly Role[]): boolean {
  if (terms.length === 0) return true
  const texts = [one.email, invitedName(one), one.title, roleOf(one, roles)]
  const folded = fold(texts.filter((text) => text !== null).join('\n'))
  return terms.every((term) => folded.includes(term))
}

function hasStatus(one: Enrollment, status: string): boolean {
  const key = statusKey(one.status)
  return status === 'all' || (status === 'open' ? openKeys.has(key) : key === status)
}

function countByStatus(found: readonly Enrollment[]): InvitationCounts {
  const byStatus = new Map<string, number>()
  for (const { status } of found) byStatus.set(statusKey(status), (byStatus.get(statusKey(status)) ?? 0) + 1)
  const open = [...openKeys].reduce((sum, key) => sum + (byStatus.get(key) ?? 0), 0)
  return { all: found.length, open, byStatus: Object.fromEntries(byStatus) }
}

/** What a column is sorted by; '' where the API says nothing. */
const sortKeys: Record<InvitationColumn, (one: Enrollment, roles: readonly Role[]) => string> = {
  email: ({ email }) => email ?? '',
  name: invitedName,
  role: (one, roles) => roleOf(one, roles) ?? '',
  status: ({ status }) => (status === null ? '' : statusWords(status)),
  // Milliseconds since 1970.
  sent: ({ lastInvitationSentAt: at }) => (at === null ? '' : String(Date.parse(at))),
}
