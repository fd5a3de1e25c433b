import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { Role } from '../../api/schema.ts'
import { roleName, statusKey, statusWords } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
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

const dayMs = 86_400_000

/** Searches, filters, counts and sorts invitations. `now` is in milliseconds since 1970. */
export function findInvitations(
  enrollments: readonly Enrollment[],
  { text, status, olderDays, sort }: InvitationsQuery,
  roles: readonly Role[],
  collator: Intl.Collator,
  now: number,
): FoundInvitations {
  const terms = [
    ...new Set(
      fold(text)
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ]
  const sentUntil = olderDays === null ? null : now - olderDays * dayMs
  const found = enrollments.filter(
    (one) => containsAll(one, terms, roles) && (sentUntil === null || wasSentUntil(one, sentUntil)),
  )
  const counts = countByStatus(found)
  const matching = found.filter((one) => hasStatus(one, status))
  const direction = sort.descending ? -1 : 1
  const keyOf = sortKeys[sort.column]
  // Times are padded, so that they need no collator.
  const compare = sort.column === 'sent' ? comparePlain : collator.compare
  const decorated = matching.map((one) => ({ one, key: keyOf(one, roles) }))
  decorated.sort((a, b) => {
    // What the API does not say comes last, in both directions.
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '')
    return direction * compare(a.key, b.key) || collator.compare(a.one.email ?? '', b.one.email ?? '')
  })
  return { matching: decorated.map(({ one }) => one), counts, terms }
}

const comparePlain = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function containsAll(one: Enrollment, terms: readonly string[], roles: readonly Role[]): boolean {
  if (terms.length === 0) return true
  const texts = [one.email, invitedName(one), one.title, roleOf(one, roles)]
  const folded = fold(texts.filter((text) => text !== null).join('\n'))
  return terms.every((term) => folded.includes(term))
}

/** Whether an invitation was last sent at a time or before. Not if the API does not say when. */
function wasSentUntil({ lastInvitationSentAt: at }: Enrollment, until: number): boolean {
  return at !== null && Date.parse(at) <= until
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
  sent: ({ lastInvitationSentAt: at }) =>
    at === null ? '' : String(Math.max(0, Date.parse(at))).padStart(16, '0'),
}
