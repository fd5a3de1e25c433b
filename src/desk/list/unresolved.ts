import type { User } from '../../api/schema.ts'
import { identifyingCells } from './lineKeys.ts'
import type { LineMatch } from './matchLines.ts'
import { createNearestFinder } from './nearest.ts'
import type { ParsedList } from './parseList.ts'

/** Maximum number of lines to name. */
const maxLines = 20
/** Users to compare before other tasks get their turn. */
const usersPerStep = 2000

/** Lines that don't identify a single person, so that a leaver may be on them. */
export interface Unresolved {
  /** The first of these lines and of those for which a person was chosen, with the people each may refer to. */
  lines: { index: number; candidates: User[] }[]
  /** The number of all lines that don't identify a single person. */
  count: number
}

export const noneUnresolved: Unresolved = { lines: [], count: 0 }

/** Finds the lines that don't identify a single person, with the leavers they resemble. */
export async function findUnresolved(
  { rows, columns }: Pick<ParsedList, 'rows' | 'columns'>,
  matches: readonly LineMatch[],
  leavers: readonly User[],
  giveWay: () => Promise<void>,
): Promise<Unresolved> {
  const open = matches.filter(({ user }) => user === null).length
  const shown = [...matches.entries()]
    // Chosen lines stay among them, so that the choice can be taken back where it was made.
    .filter(([, { user, by }]) => user === null || by === 'choice')
    .slice(0, maxLines)
  const finder = createNearestFinder(
    shown.map(([index]) => identifyingCells(rows[index]?.cells ?? [], columns)),
  )
  for (let from = 0; from < leavers.length && shown.length > 0; from += usersPerStep) {
    finder.add(leavers.slice(from, from + usersPerStep))
    await giveWay()
  }
  const nearest = finder.found()
  return {
    count: open,
    lines: shown.map(([index, { candidates }], at) => {
      const known = new Set(candidates.map(({ id }) => id))
      const others = (nearest[at] ?? []).filter(({ id }) => !known.has(id))
      return { index, candidates: [...candidates, ...others] }
    }),
  }
}
