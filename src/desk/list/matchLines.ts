import type { User } from '../../api/schema.ts'
import { fold } from '../../text/fold.ts'
import type { Row } from '../../text/readCsv.ts'
import { extractAddress, identifyingColumns, isAddress, isIdOrAddress } from './detectColumns.ts'
import type { ColumnKind, ListLine, MatchKind } from './types.ts'

/** The user whom a line means. */
export interface LineMatch extends Pick<ListLine, 'kind' | 'by' | 'twiceOf'> {
  user: User | null
  /** All users whom an ambiguous line may mean, also after one was chosen. */
  candidates: User[]
}

export interface MatchOptions {
  /** Ids of the users chosen for lines without a match, by line. */
  chosen: Readonly<Record<string, string>>
  /** Whether everyone was added. If not, someone missing may have the same name, so that a name has to be chosen. */
  isComplete: boolean
  /** Finds a user by id. */
  find: (id: string) => User | null
}

/** What identifies the user of a line, folded; '' for nothing. */
interface LineKeys {
  id: string
  email: string
  name: string
}

const noKeys: LineKeys = { id: '', email: '', name: '' }

/**
 * Creates a matcher of lines to users: by id (the user's own, or else the identity provider's), or else by email
 * address, or else by name. All users are passed to it in batches; it keeps only those whom a line may mean.
 */
export function createLineMatcher(rows: readonly Row[], columns: readonly (ColumnKind | null)[]) {
  const lines = rows.map(({ cells }) => lineKeys(cells, columns))
  /** The users found, by each key that occurs in the list. */
  const found = {
    id: indexKeys(lines, 'id'),
    idpId: indexKeys(lines, 'id'),
    email: indexKeys(lines, 'email'),
    name: indexKeys(lines, 'name'),
  }

  /** Finds the users whom a line may mean. If not `isCertain`, even a single one has to be chosen. */
  const findCandidates = (keys: LineKeys): Pick<LineMatch, 'by' | 'candidates'> & { isCertain: boolean } => {
    const ownIds = found.id.get(keys.id) ?? []
    const ids = ownIds.length > 0 ? ownIds : (found.idpId.get(keys.id) ?? [])
    if (ids.length > 0) return { by: 'id', candidates: ids, isCertain: true }
    const emails = found.email.get(keys.email) ?? []
    if (emails.length > 0) return { by: 'email', candidates: emails, isCertain: true }
    // The line has an id or an address that nobody has, so a user with the same name may be someone else.
    const isCertain = !isIdOrAddress(keys.id) && keys.email === ''
    return { by: 'name', candidates: found.name.get(keys.name) ?? [], isCertain }
  }

  /** Cached, because many users share a first or a last name. */
  const foldedParts = new Map<string | null, string>()
  const foldPart = (part: string | null): string => {
    const cached = foldedParts.get(part)
    if (cached !== undefined) return cached
    const folded = foldName(part ?? '')
    foldedParts.set(part, folded)
    return folded
  }

  return {
    /** Adds a batch of users. Each user must be added once. */
    add(users: readonly User[]) {
      for (const user of users) {
        found.id.get(user.id)?.push(user)
        if (user.idpId !== null) found.idpId.get(fold(user.idpId).trim())?.push(user)
        if (user.email !== null) found.email.get(fold(user.email).trim())?.push(user)
        if (found.name.size === 0) continue
        const first = foldPart(user.firstName)
        const last = foldPart(user.lastName)
        const firstLast = `${first} ${last}`.trim()
        const lastFirst = `${last} ${first}`.trim()
        found.name.get(firstLast)?.push(user)
        if (lastFirst !== firstLast) found.name.get(lastFirst)?.push(user)
      }
    },

    /** Matches each line, after all users were added. */
    match({ chosen, isComplete, find }: MatchOptions): LineMatch[] {
      const lineByUser = new Map<string, number>()
      return rows.map(({ line }, index): LineMatch => {
        const { by, candidates, isCertain } = findCandidates(lines[index] ?? noKeys)
        const isMatch = candidates.length === 1 && isCertain && (isComplete || by !== 'name')
        const chosenId = chosen[line]
        // Someone whom the line resembles can be chosen too.
        const choice = chosenId === undefined ? null : find(chosenId)
        const user = isMatch ? (candidates[0] ?? null) : choice
        const shared = {
          by: isMatch ? by : user && 'choice',
          candidates: isMatch ? [] : candidatesWith(candidates, choice),
        }
        if (user === null) {
          const kind: MatchKind = candidates.length > 0 ? 'ambiguous' : 'notFound'
          return { ...shared, kind, user, twiceOf: null }
        }
        const twiceOf = lineByUser.get(user.id) ?? null
        if (twiceOf === null) lineByUser.set(user.id, line)
        return { ...shared, kind: twiceOf === null ? 'matched' : 'twice', user, twiceOf }
      })
    },
  }
}

function candidatesWith(candidates: User[], choice: User | null): User[] {
  return choice && !candidates.some(({ id }) => id === choice.id) ? [choice, ...candidates] : candidates
}

/** Returns the cells of a line that identify the user, unchanged. */
export function identifyingCells(
  cells: readonly string[],
  columns: readonly (ColumnKind | null)[],
): string[] {
  return cells.filter((cell, index) => identifyingColumns.has(columns[index] ?? null) && cell.trim() !== '')
}

function lineKeys(cells: readonly string[], columns: readonly (ColumnKind | null)[]): LineKeys {
  const keys = { ...noKeys }
  const parts: Partial<Record<'firstName' | 'lastName', string>> = {}
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const kind = columns[index] ?? null
    const isEmail = kind === 'email' || (kind === 'person' && isAddress(cell))
    // Of two columns of the same kind, the first counts.
    if (isEmail) keys.email ||= fold(extractAddress(cell)).trim()
    else if (kind === 'id' || (kind === 'person' && isIdOrAddress(cell))) keys.id ||= fold(cell).trim()
    else if (kind === 'name' || kind === 'person') keys.name = foldName(`${keys.name} ${cell}`)
    else if (kind === 'firstName' || kind === 'lastName') parts[kind] ??= cell
  }
  if (keys.name === '') keys.name = foldName(`${parts.firstName ?? ''} ${parts.lastName ?? ''}`)
  return keys
}

/** Folds a name for comparison: "Kowalska, Anna" and "kowalska  anna" are equal. */
function foldName(name: string): string {
  return fold(name)
    .replaceAll(/[\s,]+/g, ' ')
    .trim()
}

/** Creates an index with an empty entry for each key that occurs in the lines. */
function indexKeys(lines: readonly LineKeys[], key: keyof LineKeys): Map<string, User[]> {
  const index = new Map<string, User[]>()
  for (const keys of lines) if (keys[key] !== '') index.set(keys[key], [])
  return index
}
