import type { User } from '../../api/schema.ts'
import { fold } from '../../text/fold.ts'
import { formatDateTime } from './dateTime.ts'
import { createIdIndex, hashOf, notAUuid } from './idIndex.ts'
import { type ListedUser, toListedUser } from './listedUser.ts'
import { createNumericColumns, setNumber, setText, setTime } from './numericColumns.ts'
import { createStringPool } from './stringPool.ts'

/** Position of a user that the API has not listed yet: after everyone else. */
const unlistedPosition = 0xffff_ffff

/**
 * How the API lists a user: as the pass before did, at another position than there or for the first time (`changed`), or
 * twice in the same pass, at the same position (`shared`) or at two (`twice`).
 */
export type Listing = 'unchanged' | 'changed' | 'shared' | 'twice'

/**
 * Creates a column-oriented store of users: one row per user, one array per field. That takes a fraction of the memory
 * of objects, and searching and sorting it is faster. A user keeps the same row for as long as the store exists.
 *
 * `onChange` is called with each row whose values or position changed.
 */
export function createColumnStore(onChange: (row: number) => void) {
  /** Texts that few users share, by row: ids, and folded identity provider's ids and email addresses ('' for none). */
  const texts = { id: [] as string[], idpId: [] as string[], email: [] as string[] }
  const index = createIdIndex(texts.id)
  const { numbers, times, ensureCapacity } = createNumericColumns()
  const pools = {
    names: createStringPool(),
    titles: createStringPool(),
    roles: createStringPool(),
    statuses: createStringPool(),
  }
  /** How each date-time was written, by row. */
  const formats = { created: [] as (string | null)[], activity: [] as (string | null)[] }
  /** Original values that differ from the folded ones in `texts`, by row. */
  const originals = new Map<number, Pick<User, 'idpId' | 'email'>>()
  /** Whether an identity provider's id is not a UUID in lower case. */
  let hasOtherIdpIds = false
  let version = 0

  /** Folds an identity provider's id. Most are UUIDs, which stay as they are. */
  const foldIdpId = (idpId: string): string => {
    if (hashOf(idpId) !== notAUuid) return idpId
    hasOtherIdpIds = true
    return fold(idpId)
  }

  const isLive = (row: number) => row >= 0 && numbers.live[row] === 1

  /** Stores a user in their row, which may be the one after the last. With null, they keep their position. */
  const store = (row: number, user: ListedUser, position: number | null) => {
    const { idpId, email } = user
    const foldedIdpId = idpId === null ? '' : foldIdpId(idpId)
    const foldedEmail = email === null ? '' : foldEmail(email)
    if (row === texts.id.length) {
      texts.id.push(user.id)
      ensureCapacity(row)
      numbers.position[row] = unlistedPosition
    }
    let isChanged = setNumber(numbers.live, row, 1)
    isChanged = setText(texts.idpId, row, foldedIdpId) || isChanged
    isChanged = setText(texts.email, row, foldedEmail) || isChanged
    isChanged = setNumber(numbers.first, row, pools.names.number(user.firstName)) || isChanged
    isChanged = setNumber(numbers.last, row, pools.names.number(user.lastName)) || isChanged
    isChanged = setNumber(numbers.title, row, pools.titles.number(user.title)) || isChanged
    isChanged = setNumber(numbers.role, row, pools.roles.number(user.roleId)) || isChanged
    isChanged = setNumber(numbers.status, row, pools.statuses.number(user.status)) || isChanged
    isChanged = setNumber(numbers.unreadActivity, row, user.isActivityUnread ? 1 : 0) || isChanged
    isChanged = setTime(times.created, row, user.created) || isChanged
    isChanged = setTime(times.activity, row, user.activity) || isChanged
    if (position !== null) isChanged = setNumber(numbers.position, row, position) || isChanged
    formats.created[row] = user.createdFormat
    formats.activity[row] = user.activityFormat
    if ((foldedIdpId || null) !== idpId || (foldedEmail || null) !== email)
      originals.set(row, { idpId, email })
    else if (originals.size > 0) originals.delete(row)
    if (isChanged) {
      version++
      onChange(row)
    }
  }

  const rowFor = (user: ListedUser): number => index.findOrAdd(user.id, user.hash, texts.id.length)

  return {
    texts: texts as { readonly [field in keyof typeof texts]: readonly string[] },
    numbers: numbers as Readonly<typeof numbers>,
    times: times as Readonly<typeof times>,
    pools,

    /** Number of rows, including those of users who were removed. */
    rows: () => texts.id.length,

    /** Whether an identity provider's id may be anything but a UUID in lower case. */
    hasOtherIdpIds: () => hasOtherIdpIds,

    /** A number that changes whenever the data changes. */
    version: () => version,

    /** Returns the row of the user with this id (a UUID in lower case), or -1. */
    rowOf(id: string): number {
      const row = index.find(id)
      return isLive(row) ? row : -1
    },

    /** Whether a user has this id, as their own or as the identity provider's. */
    hasId(id: string): boolean {
      return isLive(index.find(id)) || texts.idpId.some((idpId, row) => idpId === id && isLive(row))
    },

    /** Returns the user in a row as given to `put`, without `more`. Of `unread`, only the last activity is kept. */
    getUser(row: number): User {
      return {
        id: texts.id[row] ?? '',
        idpId: texts.idpId[row] || null,
        email: texts.email[row] || null,
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

    /** Adds or replaces a user who was read or changed. An existing user keeps their position; a new one comes last. */
    put(user: User) {
      const listed = toListedUser(user)
      store(rowFor(listed), listed, null)
    },

    /**
     * Adds or replaces a user that the API lists at a position in this pass. The lowest of several positions in a pass
     * counts, so that a user that the API always lists twice does not seem to move. Users changed since the page was
     * requested are given as they are after the change.
     */
    list(given: User | ListedUser, position: number, pass: number): Listing {
      const user = 'hash' in given ? given : toListedUser(given)
      const row = rowFor(user)
      const earlierPass = isLive(row) ? (numbers.lastPass[row] ?? 0) : 0
      const earlierPosition = numbers.position[row] ?? 0
      const isAgain = earlierPass === pass
      store(row, user, isAgain ? Math.min(position, earlierPosition) : position)
      numbers.lastPass[row] = pass
      if (isAgain) return position === earlierPosition ? 'shared' : 'twice'
      return earlierPass === pass - 1 && position === earlierPosition ? 'unchanged' : 'changed'
    },

    /** Returns the rows of users last listed by the pass `from` or a later one before `to`. */
    rowsListedBetween(from: number, to: number): number[] {
      const rows: number[] = []
      const { live, lastPass } = numbers
      for (let row = 0; row < texts.id.length; row++) {
        const pass = lastPass[row] ?? 0
        if (live[row] === 1 && pass >= from && pass < to) rows.push(row)
      }
      return rows
    },

    /** Removes the user in a row. */
    remove(row: number) {
      numbers.live[row] = 0
      version++
    },
  }
}

/** Folds an email address. Most stay as they are: printable ASCII characters without capital letters. */
const foldEmail = (email: string): string => (/[^ -@[-~]/.test(email) ? fold(email) : email)

export type ColumnStore = ReturnType<typeof createColumnStore>
