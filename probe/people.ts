import * as v from 'valibot'
import { UserSchema } from '../src/api/schema.ts'
import { allows, type Field, foundKind, openFields, userFields } from './contract.ts'
import { count, listed, type Notify } from './finding.ts'
import { enumWord, fieldName, kindOf, objectOf } from './kind.ts'

type Kinds = Map<string, number>

/** More distinct names or words than this are people's data, not field names or enumerations. */
const most = 40

/**
 * Counts, over all rows, the kinds of each field, and whether Roster's schemas can read the row. Keeps kinds and
 * counts, and of the values only words such as `ACTIVE` and role ids.
 */
export function createTally() {
  const kinds = new Map<string, Kinds>()
  const words: Kinds = new Map()
  const notRead: Kinds = new Map()
  const fieldsNotRead: Kinds = new Map()
  const roleIds: Kinds = new Map()
  let rows = 0

  const note = (path: string, kind: string) => {
    const counts = kinds.get(path) ?? new Map<string, number>()
    kinds.set(path, counts)
    count(counts, kind)
  }

  const noteFields = (held: Record<string, unknown>, prefix: string) => {
    for (const [name, value] of Object.entries(held)) {
      const path = prefix + fieldName(name)
      note(path, foundKind(value, userFields[path] ?? openFields[path]))
    }
  }

  return {
    add(row: unknown) {
      rows++
      const user = objectOf(row)
      const profile = objectOf(user?.profile)
      if (user) noteFields(user, '')
      if (profile) noteFields(profile, 'profile.')
      for (const status of [user?.status, profile?.status])
        if (typeof status === 'string') count(words, enumWord(status) ?? '(other text)')
      if (typeof user?.roleId === 'string') count(roleIds, user.roleId.toLowerCase())
      const read = v.safeParse(UserSchema, row)
      if (read.success) for (const path of read.output.unread) count(fieldsNotRead, path)
      else
        count(
          notRead,
          user ? `id: uuid expected, ${kindOf(user.id)} found` : `object expected, ${kindOf(row)} found`,
        )
    },

    /** Number of people per role id. */
    roleIds: roleIds as ReadonlyMap<string, number>,

    notify(notify: Notify) {
      if (rows === 0) return notify('unknown', 'fields', 'there are no people')
      reportUnreadable('rows that Roster can’t read', notRead, notify)
      reportUnreadable('fields that Roster can’t read', fieldsNotRead, notify)
      for (const [path, field] of Object.entries(userFields)) {
        const holders = path.startsWith('profile.') ? (kinds.get('profile')?.get('object') ?? 0) : rows
        reportField(path, field, withAbsent(kinds.get(path), holders), notify)
      }
      for (const name of ['status', 'lastActivityDateTime']) reportPlace(name, kinds, rows, notify)
      notify(
        words.size === 0 ? 'unknown' : 'settles',
        'values of status',
        words.size === 0 ? 'none' : words.size > most ? `${words.size} different ones` : listed(words),
      )
      reportOtherFields(kinds, notify)
    },
  }
}

function withAbsent(found: Kinds = new Map(), holders: number): Kinds {
  const there = [...found.values()].reduce((sum, n) => sum + n, 0)
  return there < holders ? new Map([...found, ['absent', holders - there]]) : found
}

function reportUnreadable(point: string, counts: Kinds, notify: Notify) {
  if (counts.size === 0) notify('agrees', point, 'none')
  else notify('differs', point, listed(counts))
}

function reportField(path: string, field: Field, found: Kinds, notify: Notify) {
  const right = [...found.keys()].every((kind) => allows(field, kind))
  notify(right ? 'agrees' : 'differs', path, `${expected(field)}; found: ${listed(found)}`)
}

function expected({ type, required, nullable }: Field): string {
  return `${type}${nullable ? ' or null' : ''}, ${required ? 'required' : 'optional'}`
}

/** Reports the place of a field that may be on the user or in the profile. */
function reportPlace(name: string, kinds: Map<string, Kinds>, rows: number, notify: Notify) {
  const places = [name, `profile.${name}`].filter((path) => kinds.has(path))
  if (places.length === 0) return notify('settles', `place of ${name}`, `absent from all ${rows} rows`)
  const found = places.map((path) => `\`${path}\`: ${listed(kinds.get(path) ?? new Map())}`)
  return notify('settles', `place of ${name}`, `${found.join('; ')}; of ${rows} rows`)
}

function reportOtherFields(kinds: Map<string, Kinds>, notify: Notify) {
  const unnamed = [...kinds.keys()].filter((path) => !(path in userFields) && !(path in openFields))
  if (unnamed.length === 0) notify('agrees', 'fields outside the contract', 'none')
  else if (unnamed.length > most) notify('differs', 'fields outside the contract', `${unnamed.length} names`)
  else
    for (const path of unnamed.toSorted())
      notify('settles', `\`${path}\`, not in the contract`, listed(kinds.get(path) ?? new Map()))
}
