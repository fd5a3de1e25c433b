import type { Role, User } from '../../api/schema.ts'
import type { RankOf } from '../../operations/access.ts'
import { statusKey } from '../../operations/person.ts'
import { domainOf } from '../../text/address.ts'
import { createDuplicateTally } from './duplicates.ts'
import { createFigures, figuresOf, leaderFigures } from './figures.ts'
import { findLeaderRoles, sortLeaders, toLeader } from './leaders.ts'
import { createMonthTally } from './months.ts'
import { createTally } from './tally.ts'
import type { Insights, Leader } from './types.ts'

/** Maximum number of owners and admins, of domains and of groups of duplicates that are named. */
const limits = { leaders: 500, domains: 500, duplicates: 50 }

interface Source {
  /** Everyone, in batches. */
  batches: AsyncIterable<readonly User[]>
  roles: readonly Role[]
  rankOf: RankOf
  /** Milliseconds since 1970. */
  now: number
}

/** Counts everyone in one pass. Each figure is defined as its list in the users table is. Throws the signal's reason. */
export async function countEveryone(
  { batches, roles, rankOf, now }: Source,
  signal: AbortSignal,
): Promise<Insights> {
  const figures = createFigures()
  const tallies = {
    roles: createTally(),
    statuses: createTally(),
    domains: createTally(),
    created: createMonthTally(now),
    active: createMonthTally(now),
    duplicates: createDuplicateTally(),
  }
  const leaders: Leader[] = []
  const leaderRoles = findLeaderRoles(roles, rankOf)
  /** Keys of the few statuses, which take longer to find out than the rest of a person. */
  const statusKeys = new Map<string | null, string>()
  let people = 0
  for await (const batch of batches) {
    signal.throwIfAborted()
    people += batch.length
    for (const user of batch) {
      const status = statusKeys.get(user.status) ?? statusKey(user.status)
      statusKeys.set(user.status, status)
      tallies.statuses.add(status)
      tallies.duplicates.add(user)
      if (status === 'TERMINATED') continue
      figures.addAll(figuresOf(user, now))
      tallies.roles.add(user.roleId ?? '')
      tallies.domains.add(domainOf(user.email))
      if (user.createdDateTime !== null) tallies.created.add(Date.parse(user.createdDateTime))
      if (user.lastActivityDateTime !== null) tallies.active.add(Date.parse(user.lastActivityDateTime))
      const leader = toLeader(user, leaderRoles)
      if (leader === null) continue
      leaders.push(leader)
      figures.addAll(leaderFigures(leader, now))
    }
  }
  const statuses = tallies.statuses.sorted().map(([status, count]) => ({ status, people: count }))
  const terminated = statuses.find(({ status }) => status === 'TERMINATED')?.people ?? 0
  const domains = tallies.domains.sorted().map(([domain, count]) => ({ domain, people: count }))
  const named = domains.filter(({ domain }) => domain !== '')
  const ownDomain = named[0] ?? null
  const outsiders = named.slice(1)
  return {
    people,
    current: people - terminated,
    figures: {
      ...figures.counts,
      terminated,
      outsiders: outsiders.reduce((sum, domain) => sum + domain.people, 0),
      noDomain: domains.find(({ domain }) => domain === '')?.people ?? 0,
      duplicates: tallies.duplicates.people(),
    },
    leaderRoles,
    leaders: sortLeaders(leaders).slice(0, limits.leaders),
    roles: tallies.roles.sorted().map(([roleId, count]) => ({ roleId, people: count })),
    statuses,
    createdByMonth: tallies.created.months(),
    activeByMonth: tallies.active.months(),
    ownDomain: ownDomain?.domain ?? null,
    domains: [...outsiders.slice(0, limits.domains), ...(ownDomain ? [ownDomain] : [])],
    duplicateGroups: tallies.duplicates.groups(limits.duplicates),
  }
}
