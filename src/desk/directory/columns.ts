import type { User } from '../../api/schema.ts'
import { createCells } from './cells.ts'
import { formOf, textOf, timeOf } from './dateTime.ts'
import { fold } from '../../text/fold.ts'
import { createIds } from './ids.ts'
import { createStringPool } from './stringPool.ts'

/** The place of someone whom the API has not listed yet: after everyone. */
const unlisted = 0xffff_ffff

/**
 * Everyone, by columns: a row a person, the same one as long as this lives. `touched` is told of each row whose values
 * or place changed.
 */
export function createColumns(touched: (row: number) => void) {
  /** Id, identity-provider id and e-mail address, folded, a line each. */
  const text: string[] = []
  const ids = createIds(text)
  const { numbers, times, reach, set, setTime } = createCells()
  const pools = {
    names: createStringPool(),
    titles: createStringPool(),
    roles: createStringPool(),
    statuses: createStringPool(),
  }
  /** The forms of the date-times. */
  const forms = { created: [] as (string | null)[], activity: [] as (string | null)[] }
  /** As the API has them, where that is not how they are searched; by row. */
  const exact = new Map<number, Pick<User, 'idpId' | 'email'>>()
  let version = 0

  const addRow = (line: string): number => {
    const row = text.push(line) - 1
    ids.add(row)
    reach(row)
    set('place', row, unlisted)
    return row
  }

  return {
    text: text as readonly string[],
    numbers,
    times,
    pools,

    /** Another number after each change. */
    version: () => version,

    /** The row of the person with this id, a UUID in small letters; -1 where there is none. */
    rowOf(id: string): number {
      const row = ids.find(id)
      return row >= 0 && numbers.live[row] === 1 ? row : -1
    },

    /** Whether there is someone with this id, their own or the identity provider's. */
    has(id: string): boolean {
      const row = ids.find(id)
      if (row >= 0 && numbers.live[row] === 1) return true
      return text.some((lines, at) => numbers.live[at] === 1 && lines.startsWith(id, 37))
    },

    /** A person as given to `put`, but for `more` and `unread`. */
    get(row: number): User {
      const line = text[row] ?? ''
      const cut = line.indexOf('\n', 37)
      return {
        id: line.slice(0, 36),
        idpId: line.slice(37, cut) || null,
        email: line.slice(cut + 1) || null,
        roleId: pools.roles.values[numbers.role[row] ?? 0] ?? null,
        firstName: pools.names.values[numbers.first[row] ?? 0] ?? null,
        lastName: pools.names.values[numbers.last[row] ?? 0] ?? null,
        title: pools.titles.values[numbers.title[row] ?? 0] ?? null,
        status: pools.statuses.values[numbers.status[row] ?? 0] ?? null,
        ...exact.get(row),
        createdDateTime: textOf(times.created[row] ?? Infinity, forms.created[row] ?? null),
        lastActivityDateTime: textOf(times.activity[row] ?? Infinity, forms.activity[row] ?? null),
        more: {},
        unread: [],
      }
    },

    /**
     * Adds or replaces a person. Without `listed`, they keep their place, or come after everyone. Gives the round that
     * saw them last; 0 where they were not here.
     */
    put(user: User, listed?: { place: number; round: number }): number {
      const { idpId, email } = user
      const idp = fold(idpId ?? '')
      const address = fold(email ?? '')
      // Joined and not added up: that would keep the parts.
      const line = [user.id, idp, address].join('\n')
      const known = ids.find(user.id)
      const row = known < 0 ? addRow(line) : known
      const seen = numbers.live[row] === 1 ? (numbers.seen[row] ?? 0) : 0
      const recentWrites = [
        text[row] !== line,
        set('live', row, 1),
        set('first', row, pools.names.number(user.firstName)),
        set('last', row, pools.names.number(user.lastName)),
        set('title', row, pools.titles.number(user.title)),
        set('role', row, pools.roles.number(user.roleId)),
        set('status', row, pools.statuses.number(user.status)),
        setTime('created', row, timeOf(user.createdDateTime)),
        setTime('activity', row, timeOf(user.lastActivityDateTime)),
        listed !== undefined && set('place', row, listed.place),
      ]
      text[row] = line
      if (listed) set('seen', row, listed.round)
      forms.created[row] = formOf(user.createdDateTime)
      forms.activity[row] = formOf(user.lastActivityDateTime)
      exact.delete(row)
      if ((idp || null) !== idpId || (address || null) !== email) exact.set(row, { idpId, email })
      if (recentWrites.includes(true)) {
        version++
        touched(row)
      }
      return seen
    },

    /** Rows of those whom neither this round of reading has seen nor a later one. */
    notSeenSince: (round: number): number[] =>
      [...text.keys()].filter((row) => numbers.live[row] === 1 && (numbers.seen[row] ?? 0) < round),

    /** Takes a person out. */
    remove(row: number) {
      set('live', row, 0)
      version++
    },
  }
}

export type Columns = ReturnType<typeof createColumns>
