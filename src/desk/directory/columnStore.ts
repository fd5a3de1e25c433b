import type { User } from '../../api/schema.ts'
import { isActivityUnknown } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import { dateTimeFormat, formatDateTime, parseDateTime } from './dateTime.ts'
import { createIdIndex } from './idIndex.ts'
import { createNumericColumns } from './numericColumns.ts'
import { createStringPool } from './stringPool.ts'

/** Position of a user whom the API has not listed yet: after everyone else. */
const unlistedPosition = 0xffff_ffff

/** Length of an id and the line break after it. */
const idLineLength = 37

/**
 * Creates a column-oriented store of users: one row per user, one array per field. That takes a fraction of the memory
 * of objects, and searching and sorting it is faster. A user keeps the same row for as long as the store exists.
 *
 * `onChange` is called with each row whose values or position changed.
 */
export function createColumnStore(onChange: (row: number) => void) {
  /** The texts to search, by row: id, identity provider's id and email address, folded, one per line. */
  const text: string[] = []
  const ids = createIdIndex(text)
  const { numbers, times, ensureCapacity, set, setTime } = createNumericColumns()
  const pools = {
    names: createStringPool(),
    titles: createStringPool(),
    roles: createStringPool(),
    statuses: createStringPool(),
  }
  /** How each date-time was written, by row. */
  const formats = { created: [] as (string | null)[], activity: [] as (string | null)[] }
  /** Original values that differ from the folded ones in `text`, by row. */
  const originals = new Map<number, Pick<User, 'idpId' | 'email'>>()
  let version = 0

  const addRow = (lines: string): number => {
    const row = text.push(lines) - 1
    ids.add(row)
    ensureCapacity(row)
    set('position', row, unlistedPosition)
    return row
  }

  const isLive = (row: number) => row >= 0 && numbers.live[row] === 1

  return {
    text: text as readonly string[],
    numbers,
    times,
    pools,

    /** A number that changes whenever the data changes. */
    version: () => version,

    /** Returns the row of the user with this id (a UUID in lower case), or -1. */
    rowOf(id: string): number {
      const row = ids.find(id)
      return isLive(row) ? row : -1
    },

    /** Returns where and in which pass the API listed a user last; undefined for a user who is not here. */
    lastListing(id: string): { position: number; pass: number } | undefined {
      const row = ids.find(id)
      return isLive(row)
        ? { position: numbers.position[row] ?? 0, pass: numbers.lastPass[row] ?? 0 }
        : undefined
    },

    /** Whether a user has this id, as their own or as the identity provider's. */
    hasId(id: string): boolean {
      if (isLive(ids.find(id))) return true
      return text.some((lines, row) => isLive(row) && lines.startsWith(id, idLineLength))
    },

    /** Returns the user in a row as given to `put`, without `more`. Of `unread`, only the last activity is kept. */
    getUser(row: number): User {
      const lines = text[row] ?? ''
      const emailBreak = lines.indexOf('\n', idLineLength)
      return {
        id: lines.slice(0, 36),
        idpId: lines.slice(idLineLength, emailBreak) || null,
        email: lines.slice(emailBreak + 1) || null,
        roleId: pools.roles.values[numbers.role[row] ?? 0] ?? null,
        firstName: pools.names.values[numbers.first[row] ?? 0] ?? null,
        lastName: pools.names.values[numbers.last[row] ?? 0] ?? null,
        title: pools.titles.values[numbers.title[row] ?? 0] ?? null,
        status: pools.statuses.values[numbers.status[row] ?? 0] ?? null,
        ...originals.get(row),
        createdDateTime: formatDateTime(times.created[row] ?? Infinity, formats.created[row] ?? null),
        lastActivityDateTime: formatDateTime(times.activity[row] ?? Infinity, formats.activity[row] ?? null),
        more: {},
        unread: numbers.unreadActivity[row] ? ['lastActivityDateTime'] : [],
      }
    },

    /**
     * Adds or replaces a user. `listed` says where the API listed them, and in which pass; without it, an existing user
     * keeps their position and a new one comes last.
     */
    put(user: User, listed?: { position: number; pass: number }) {
      const { idpId, email } = user
      const foldedIdpId = fold(idpId ?? '')
      const foldedEmail = fold(email ?? '')
      // `join` makes one flat string. Concatenation with + would keep its parts in memory.
      const lines = [user.id, foldedIdpId, foldedEmail].join('\n')
      const existing = ids.find(user.id)
      const row = existing < 0 ? addRow(lines) : existing
      const changes = [
        text[row] !== lines,
        set('live', row, 1),
        set('first', row, pools.names.number(user.firstName)),
        set('last', row, pools.names.number(user.lastName)),
        set('title', row, pools.titles.number(user.title)),
        set('role', row, pools.roles.number(user.roleId)),
        set('status', row, pools.statuses.number(user.status)),
        set('unreadActivity', row, isActivityUnknown(user) ? 1 : 0),
        setTime('created', row, parseDateTime(user.createdDateTime)),
        setTime('activity', row, parseDateTime(user.lastActivityDateTime)),
        listed !== undefined && set('position', row, listed.position),
      ]
      text[row] = lines
      if (listed) set('lastPass', row, listed.pass)
      formats.created[row] = dateTimeFormat(user.createdDateTime)
      formats.activity[row] = dateTimeFormat(user.lastActivityDateTime)
      originals.delete(row)
      if ((foldedIdpId || null) !== idpId || (foldedEmail || null) !== email)
        originals.set(row, { idpId, email })
      if (changes.includes(true)) {
        version++
        onChange(row)
      }
    },

    /** Returns the rows of users whom the pass `from` or a later one listed last, but one before `to`. */
    rowsListedBetween: (from: number, to: number): number[] =>
      [...text.keys()].filter((row) => {
        const pass = numbers.lastPass[row] ?? 0
        return isLive(row) && pass >= from && pass < to
      }),

    /** Removes the user in a row. */
    remove(row: number) {
      set('live', row, 0)
      version++
    },
  }
}

export type ColumnStore = ReturnType<typeof createColumnStore>
