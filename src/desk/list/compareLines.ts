import type { User } from '../../api/schema.ts'
import { type Difference, noDifference, type Roles } from './difference.ts'
import type { ListRow } from './layout.ts'
import { lineDifference } from './lineDifference.ts'
import type { LineMatch } from './matchLines.ts'
import type { ParsedList } from './parseList.ts'
import type { Purpose, Reading } from './types.ts'

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
      const includes = includesDamage(request, rows[index])
      differences.push(lineDifference(user, cells, columns, request, roles, includes))
    }
  }
  return differences
}

function includesDamage({ includedDamage = [] }: Reading, row: ListRow | undefined): boolean {
  return includedDamage === 'all' || (row !== undefined && includedDamage.includes(row.key))
}
