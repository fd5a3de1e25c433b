import { domainOf } from '../../text/address.ts'
import type { Directory } from './directory.ts'
import type { DomainCounts, Query } from './types.ts'

/**
 * Counts the users who match a query by the domain of their email address, batch by batch. Throws the signal's reason.
 */
export async function countDomains(
  directory: Pick<Directory, 'batches' | 'progress'>,
  query: Query,
  signal: AbortSignal,
): Promise<DomainCounts> {
  const counts = new Map<string, number>()
  for await (const users of directory.batches({ ...query, sort: null })) {
    signal.throwIfAborted()
    for (const { email } of users) {
      const domain = domainOf(email)
      counts.set(domain, (counts.get(domain) ?? 0) + 1)
    }
  }
  return { domains: Object.fromEntries(counts), isPartial: !directory.progress().hasEveryone }
}
