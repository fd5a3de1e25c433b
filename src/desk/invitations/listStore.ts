import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { ListStore } from '../directory/readPass.ts'

/**
 * Creates a store of one list of invitations while it is read. `onPut` gets each invitation as it comes, so that it shows
 * before the list has been read to its end.
 */
export function createListStore(onPut: (enrollment: Enrollment) => void) {
  const rows: { enrollment: Enrollment; pass: number; position: number; isLive: boolean }[] = []
  const rowById = new Map<string, number>()

  const store = (enrollment: Enrollment, position: number, pass: number) => {
    const row = { enrollment, pass, position, isLive: true }
    const known = rowById.get(enrollment.id)
    if (known === undefined) rowById.set(enrollment.id, rows.push(row) - 1)
    else rows[known] = row
    onPut(enrollment)
  }
  const find = (id: string) => rows[rowById.get(id) ?? -1]

  const list: ListStore<Enrollment> & { all: () => Enrollment[] } = {
    list(enrollment, position, pass) {
      const before = find(enrollment.id)
      const earlierPass = before?.isLive ? before.pass : 0
      const isSamePosition = position === before?.position
      if (before && earlierPass === pass) {
        // The lowest of several positions in a pass counts, as in the directory.
        store(enrollment, Math.min(position, before.position), pass)
        return isSamePosition ? 'shared' : 'twice'
      }
      store(enrollment, position, pass)
      return earlierPass === pass - 1 && isSamePosition ? 'unchanged' : 'changed'
    },

    put(enrollment) {
      const { position = rows.length, pass = 0 } = find(enrollment.id) ?? {}
      store(enrollment, position, pass)
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
  return list
}
