import type { User } from '../../api/schema.ts'
import { hasStatus } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import type { Directory } from './directory.ts'
import { emptyQuery } from './emptyQuery.ts'

/** People by their email address, and how many have an address at each domain. */
export interface PeopleByEmail {
  /** By `addressKey`. Of several people with an address, one who is not terminated. */
  people: Map<string, User>
  /** By domain in lower case. Only counts people who are not terminated. */
  domains: Map<string, number>
}

/** Finds the people who have one of these addresses, given as `addressKey`. Throws as the directory does. */
export async function findByEmail(
  directory: Pick<Directory, 'batches'>,
  keys: ReadonlySet<string>,
): Promise<PeopleByEmail> {
  const people = new Map<string, User>()
  const domains = new Map<string, number>()
  for await (const users of directory.batches(emptyQuery)) {
    for (const user of users) {
      if (user.email === null) continue
      const key = addressKey(user.email)
      if (!hasStatus(user, 'TERMINATED')) {
        const domain = key.slice(key.lastIndexOf('@') + 1)
        domains.set(domain, (domains.get(domain) ?? 0) + 1)
      }
      if (!keys.has(key)) continue
      const other = people.get(key)
      if (!other || hasStatus(other, 'TERMINATED')) people.set(key, user)
    }
  }
  return { people, domains }
}
