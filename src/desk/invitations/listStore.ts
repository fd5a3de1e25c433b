import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { ListStore } from '../directory/readPass.ts'

/**
 * Creates a store of one list of invitations while it is read. `onPut` gets each invitation as it comes, so that it shows
 * before the list has been read to its end.
 */
export function createListStore(onPut: (enrollment: Enrollment) => void) {
  const rows: { enrollment: Enrollment; pass: number; position: number; isLive: boolean }[] = []
  const rowById = new Map<string, number>()

  const store: ListStore<Enrollment> & { all: () => Enrollment[] } = {
    lastListing: (id) => rows[rowById.get(id) ?? -1],

    put(enrollment, listed) {
      const known = rowById.get(enrollment.id)
      const before = known === undefined ? undefined : rows[known]
      const { pass = 0, position = rows.length } = listed ?? before ?? {}
      const row = { enrollment, pass, position, isLive: true }
      if (known === undefined) rowById.set(enrollment.id, rows.push(row) - 1)
      else rows[known] = row
      onPut(enrollment)
    },

    getUser(row) {
      const found = rows[row]
      if (!found) throw new RangeError(`There is no row ${row}.`)
      return found.enrollment
    },

    rowsListedBetween: (from, to) =>
      [...rows.keys()].filter((row) => {
        const { isLive = false, pass = 0 } = rows[row] ?? {}
        return isLive && pass >= from && pass < to
      }),

    remove(row) {
      const found = rows[row]
      if (found) found.isLive = false
    },

    /** Returns what the list has, without what was removed. */
    all: () => rows.filter(({ isLive }) => isLive).map(({ enrollment }) => enrollment),
  }
  return store
}
