import type { User } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import type { LineMatch } from './matchLines.ts'

/**
 * Returns the active users that no line refers to or may refer to. None if no line matches anyone: such a list says
 * nothing about them.
 */
export async function leaversOf(
  matches: readonly LineMatch[],
  directory: Pick<Directory, 'batches'>,
): Promise<User[]> {
  if (!matches.some(({ user }) => user)) return []
  const ambiguous = matches.filter(({ kind }) => kind === 'ambiguous')
  // Lines with the same text share one array of candidates, which is added once.
  const candidates = [...new Set(ambiguous.map((line) => line.candidates))].flat()
  const listedIds = new Set([...matches.map(({ user }) => user?.id), ...candidates.map(({ id }) => id)])
  const leavers: User[] = []
  for await (const users of directory.batches({ ...emptyQuery, status: ['ACTIVE'] })) {
    leavers.push(...users.filter(({ id }) => !listedIds.has(id)))
  }
  return leavers
}
