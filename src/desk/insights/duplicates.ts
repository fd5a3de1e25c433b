import type { User } from '../../api/schema.ts'
import { displayName } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import type { DuplicateGroup } from './types.ts'

type Person = Pick<User, 'id' | 'email' | 'status'>

/** Creates a tally of people who have the same name as someone with another address. */
export function createDuplicateTally() {
  /** By folded name. */
  const groups = new Map<string, { name: string; people: Person[] }>()

  const findDuplicates = () =>
    [...groups].filter(
      ([, { people }]) =>
        people.length > 1 && new Set(people.map(({ email }) => addressKey(email ?? ''))).size > 1,
    )

  return {
    add(user: User) {
      const { id, email, status, firstName, lastName } = user
      const name = [firstName, lastName]
        .map((part) => fold(part ?? '').trim())
        .join(' ')
        .trim()
      if (name === '') return
      const group = groups.get(name) ?? { name: displayName(user), people: [] }
      group.people.push({ id, email, status })
      groups.set(name, group)
    },

    /** Returns how many people have a duplicate. */
    people: (): number => findDuplicates().reduce((sum, [, { people }]) => sum + people.length, 0),

    /** Returns the first groups by name. */
    groups: (limit: number): DuplicateGroup[] =>
      findDuplicates()
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .slice(0, limit)
        .map(([, group]) => group),
  }
}
