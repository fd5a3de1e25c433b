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
import type { ColumnKind, Purpose } from './types.ts'

/**
 * Returns what a line changes for its user: what its cells say, or the chosen operation. Values that look damaged are used
 * only if `includesDamage`.
 */
export function lineDifference(
  user: User,
  cells: readonly string[],
  columns: readonly (ColumnKind | null)[],
  { operation, roleId }: Purpose,
  roles: Roles,
  includesDamage: boolean,
): Difference {
  if (operation === 'columns') return diffUser(user, lineValues(cells, columns), roles, includesDamage)
  if (operation === 'updateProfile') return diffProfile(user, lineValues(cells, columns), includesDamage)
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
