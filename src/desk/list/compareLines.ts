import type { User } from '../../api/schema.ts'
import {
  diffProfile,
  diffUser,
  type Difference,
  type LineValues,
  noDifference,
  type Roles,
  singleRequest,
} from './difference.ts'
import type { ListRow } from './layout.ts'
import type { LineMatch } from './matchLines.ts'
import type { ParsedList } from './parseList.ts'
import type { ColumnKind, Purpose, Reading } from './types.ts'

/** A parsed list, and the users its lines were matched to. */
interface MatchedList {
  parsed: ParsedList
  matches: readonly LineMatch[]
  /** The users to compare instead of those on the list; null for those on the list. */
  leavers: readonly User[] | null
}

/** Lines to compare before other tasks get their turn. */
const linesPerStep = 200

/**
 * Returns what each line of a list changes, or each leaver. Nothing while the encoding is in doubt and the list would
 * change profiles.
 */
export async function compareLines(
  { parsed: { rows, columns, encodingCandidates }, matches, leavers }: MatchedList,
  request: Reading & Purpose,
  roles: Roles,
  giveWay: () => Promise<void>,
): Promise<Difference[]> {
  const isProfile = request.operation === 'columns' || request.operation === 'updateProfile'
  if (isProfile && encodingCandidates.length > 0) return []
  const subjects =
    leavers?.map((user) => ({ user, cells: [], problem: null })) ??
    matches.map(({ kind, user }, index) => ({
      // Of several lines for one user, the first counts.
      user: kind === 'matched' ? user : null,
      cells: rows[index]?.cells ?? [],
      problem: rows[index]?.notUnderstood ?? null,
    }))
  const differences: Difference[] = []
  for (const [index, { user, cells, problem }] of subjects.entries()) {
    if (index % linesPerStep === linesPerStep - 1) await giveWay()
    if (user === null) differences.push(noDifference)
    else if (isProfile && problem !== null) differences.push({ ...noDifference, problems: [problem] })
    else {
      const values = lineValues(cells, columns)
      differences.push(compareLine(user, values, request, roles, includesDamage(request, rows[index])))
    }
  }
  return differences
}

/** Returns what a line changes for its user: what its cells say, or the chosen operation. */
function compareLine(
  user: User,
  values: LineValues,
  { operation, roleId }: Purpose,
  roles: Roles,
  withDamage: boolean,
): Difference {
  if (operation === 'columns') return diffUser(user, values, roles, withDamage)
  if (operation === 'updateProfile') return diffProfile(user, values, withDamage)
  const request = operation && singleRequest(operation, user.id, roleId)
  return request ? { ...noDifference, requests: [request] } : noDifference
}

/** Returns the cells by kind of their column. Of two columns of the same kind, the first counts. */
function lineValues(cells: readonly string[], columns: readonly (ColumnKind | null)[]): LineValues {
  const values: LineValues = {}
  for (const [index, cell] of cells.entries()) {
    const kind = columns[index] ?? null
    if (kind !== null) values[kind] ??= cell
  }
  return values
}

/** Whether the values of a line are used although they look damaged. */
function includesDamage({ includedDamage = [] }: Reading, row: ListRow | undefined): boolean {
  return includedDamage === 'all' || (row !== undefined && includedDamage.includes(row.key))
}
