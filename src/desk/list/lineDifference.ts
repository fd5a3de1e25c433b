import type { User } from '../../api/schema.ts'
import {
  diffProfile,
  diffUser,
  type Difference,
  type LineValues,
  type Roles,
  singleRequest,
} from './difference.ts'
import type { ColumnKind, Purpose } from './types.ts'

/** Returns what a line changes for its user: what its cells say, or the chosen operation. */
export function lineDifference(
  user: User,
  cells: readonly string[],
  columns: readonly (ColumnKind | null)[],
  { operation, roleId }: Purpose,
  roles: Roles,
): Difference {
  if (operation === 'columns') return diffUser(user, lineValues(cells, columns), roles)
  if (operation === 'updateProfile') return diffProfile(user, lineValues(cells, columns))
  const request = operation && singleRequest(operation, user.id, roleId)
  return { requests: request ? [request] : [], changes: [], problems: [] }
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
