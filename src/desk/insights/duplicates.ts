import type { User } from '../../api/schema.ts'
import { displayName } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import type { DuplicateGroup } from './types.ts'

interface Group extends DuplicateGroup {
  /** The folded name. */
  key: string
  /** The address of the first person. */
  address: string
}

/** Creates a tally of people who have the same name as someone with another address. */
export function createDuplicateTally() {
  /** By folded name. */
  const groups = new Map<string, Group>()
  /** The groups with different addresses. */
  const duplicates = new Set<Group>()

  return {
    add(user: User) {
      const { id, email, status, firstName, lastName } = user
      const key = [firstName, lastName]
        .map((part) => fold(part ?? '').trim())
        .join(' ')
        .trim()
      if (key === '') return
      const address = addressKey(email ?? '')
      const group = groups.get(key) ?? { key, address, name: displayName(user), people: [] }
      group.people.push({ id, email, status })
      groups.set(key, group)
      if (group.address !== address) duplicates.add(group)
    },

    /** Returns how many people have a duplicate. */
    people: (): number => [...duplicates].reduce((sum, { people }) => sum + people.length, 0),

    /** Returns the first groups by name. */
    groups: (limit: number): DuplicateGroup[] =>
      [...duplicates]
        .toSorted((one, other) => (one.key < other.key ? -1 : 1))
        .slice(0, limit)
        .map(({ name, people }) => ({ name, people })),
  }
}
