import type { User } from '../../api/schema.ts'
import {
  type Difference,
  difference,
  profileDifference,
  type Roles,
  type Said,
  single,
} from './difference.ts'
import type { ColumnKind, Purpose } from './types.ts'

/** What is asked for someone by a line: by its cells, or whatever they are. */
export function askedOf(
  user: User,
  cells: readonly string[],
  columns: readonly (ColumnKind | null)[],
  { operation, roleId }: Purpose,
  roles: Roles,
): Difference {
  if (operation === 'columns') return difference(user, saidOf(cells, columns), roles)
  if (operation === 'updateProfile') return profileDifference(user, saidOf(cells, columns))
  const request = operation && single(operation, user.id, roleId)
  return { requests: request ? [request] : [], changes: [], problems: [] }
}

/** Where nothing is asked. */
export const nothing: Difference = { requests: [], changes: [], problems: [] }

function saidOf(cells: readonly string[], columns: readonly (ColumnKind | null)[]): Said {
  const said: Said = {}
  for (const [at, cell] of cells.entries()) {
    const kind = columns[at] ?? null
    if (kind !== null) said[kind] ??= cell
  }
  return said
}
