import type { User } from '../../api/schema.ts'
import { fold } from '../../text/fold.ts'

/** Maximum number of users per line. */
const maxNearest = 3
/** Least similarity, from 0 to 1: “tom@” resembles “tom.bell@” just enough. */
const minSimilarity = 0.45

interface Nearest {
  user: User
  similarity: number
}

/**
 * Finds the users whose name or address resembles the cells of a line most. Compares pairs of letters, so that order,
 * separators, initials and typing errors matter little. All users are passed to it in batches.
 */
export function createNearestFinder(lines: readonly (readonly string[])[]) {
  const keys = lines.flatMap((cells, line) =>
    lineTexts(cells).map((text) => ({ line, pairs: letterPairs(text) })),
  )
  /** The keys that have a pair of letters. */
  const keysByPair = new Map<string, number[]>()
  for (const [key, { pairs }] of keys.entries()) {
    for (const pair of pairs) {
      const known = keysByPair.get(pair)
      if (known) known.push(key)
      else keysByPair.set(pair, [key])
    }
  }
  const nearest: Nearest[][] = lines.map(() => [])

  const addText = (user: User, text: string) => {
    const pairs = letterPairs(text)
    const shared = new Map<number, number>()
    for (const pair of pairs) {
      for (const key of keysByPair.get(pair) ?? []) shared.set(key, (shared.get(key) ?? 0) + 1)
    }
    for (const [key, count] of shared) {
      const { line, pairs: wanted } = keys[key] ?? { line: 0, pairs }
      const similarity = (2 * count) / (pairs.size + wanted.size)
      if (similarity >= minSimilarity) insert((nearest[line] ??= []), { user, similarity })
    }
  }

  return {
    add(users: readonly User[]) {
      for (const user of users) for (const text of userTexts(user)) addText(user, text)
    },

    /** Returns the users for each line, the most similar ones first. */
    found: (): User[][] => nearest.map((list) => list.map(({ user }) => user)),
  }
}

/** Keeps the most similar users, each of them once. */
function insert(list: Nearest[], entry: Nearest) {
  const same = list.findIndex(({ user }) => user.id === entry.user.id)
  if (same >= 0 && (list[same]?.similarity ?? 0) >= entry.similarity) return
  if (same >= 0) list.splice(same, 1)
  const index = list.findIndex(({ similarity }) => similarity < entry.similarity)
  list.splice(index < 0 ? list.length : index, 0, entry)
  list.length = Math.min(list.length, maxNearest)
}

/** The name and the part before @ of each address, because many people share a domain. */
function lineTexts(cells: readonly string[]): string[] {
  const text = cells.join(' ').slice(0, 300)
  const locals = [...text.matchAll(/([^\s@<>"',;:]+)\s*@/g)].map(([, local = '']) => local)
  const name = text.replaceAll(/\S*@\S*/g, ' ')
  return [...locals, name].filter((part) => /[\p{L}\d]/u.test(part))
}

function userTexts({ email, firstName, lastName }: User): string[] {
  return [email?.split('@')[0] ?? '', `${firstName ?? ''} ${lastName ?? ''}`]
}

/** All pairs of adjacent letters or digits of each word and across words, folded. */
function letterPairs(text: string): Set<string> {
  const letters = fold(text).replaceAll(/[^\p{L}\d]/gu, '')
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < letters.length; index++) pairs.add(letters.slice(index, index + 2))
  return pairs
}
