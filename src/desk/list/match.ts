import type { User } from '../../api/schema.ts'
import { fold } from '../../text/fold.ts'
import type { Row } from '../../text/readCsv.ts'
import { addressIn, isAddress, isKey, tellsWho } from './detectColumns.ts'
import type { ColumnKind, ListLine, MatchKind } from './types.ts'

/** Whom a line means. */
export interface Meant extends Pick<ListLine, 'kind' | 'by' | 'twiceOf'> {
  user: User | null
  /** Everyone who can be meant, where it took or takes a choice. */
  candidates: User[]
}

/** What tells who is meant by a line, folded. */
interface Keys {
  id: string
  email: string
  name: string
}

/**
 * Finds out whom lines mean: by id (the person's own, else the identity provider's), else by e-mail address, else by
 * name. Of everyone, who is shown to it some at a time, it keeps only those whom a line can mean.
 */
export function createMatcher(rows: readonly Row[], columns: readonly (ColumnKind | null)[]) {
  const lines = rows.map(({ cells }) => keysOf(cells, columns))
  /** Who has an id, an address or a name that is on the list. */
  const found = {
    id: wanted(lines, 'id'),
    idpId: wanted(lines, 'id'),
    email: wanted(lines, 'email'),
    name: wanted(lines, 'name'),
  }

  /** Who is meant by what a line says, and by which of it. */
  const meant = (keys: Keys): Pick<Meant, 'by' | 'candidates'> & { sure: boolean } => {
    const own = found.id.get(keys.id) ?? []
    const ids = own.length > 0 ? own : (found.idpId.get(keys.id) ?? [])
    if (ids.length > 0) return { by: 'id', candidates: ids, sure: true }
    const emails = found.email.get(keys.email) ?? []
    if (emails.length > 0) return { by: 'email', candidates: emails, sure: true }
    // Nobody has the id or the address that is said here: someone of that name may be someone else.
    const sure = !isKey(keys.id) && keys.email === ''
    return { by: 'name', candidates: found.name.get(keys.name) ?? [], sure }
  }

  /** Many people share a first name, or a last one: each is folded once. */
  const parts = new Map<string | null, string>()
  const partKey = (part: string | null): string => {
    const known = parts.get(part)
    if (known !== undefined) return known
    const key = nameKey(part ?? '')
    parts.set(part, key)
    return key
  }

  return {
    /** Takes in some of everyone. No one is to be shown twice. */
    add(users: readonly User[]) {
      for (const user of users) {
        found.id.get(user.id)?.push(user)
        if (user.idpId !== null) found.idpId.get(fold(user.idpId).trim())?.push(user)
        if (user.email !== null) found.email.get(fold(user.email).trim())?.push(user)
        if (found.name.size === 0) continue
        const first = partKey(user.firstName)
        const last = partKey(user.lastName)
        const forwards = `${first} ${last}`.trim()
        const backwards = `${last} ${first}`.trim()
        found.name.get(forwards)?.push(user)
        if (backwards !== forwards) found.name.get(backwards)?.push(user)
      }
    },

    /** Whom each line means, when everyone was seen; `chosen` says it where several can be meant, by line. */
    settle(chosen: Readonly<Record<number, string>>): Meant[] {
      const before = new Map<string, number>()
      return rows.map(({ line }, at): Meant => {
        const { by, candidates, sure } = meant(lines[at] ?? noKeys)
        const isPlain = candidates.length === 1 && sure
        const chosenId = chosen[line]
        const choice = chosenId === undefined ? null : (candidates.find(({ id }) => id === chosenId) ?? null)
        const user = isPlain ? (candidates[0] ?? null) : choice
        const told = { by: isPlain ? by : user && 'choice', candidates: isPlain ? [] : candidates }
        if (user === null) {
          const kind: MatchKind = candidates.length > 0 ? 'ambiguous' : 'notFound'
          return { ...told, kind, user, twiceOf: null }
        }
        const twiceOf = before.get(user.id) ?? null
        if (twiceOf === null) before.set(user.id, line)
        return { ...told, kind: twiceOf === null ? 'matched' : 'twice', user, twiceOf }
      })
    },
  }
}

/** What of a line tells who is meant, as it stands there. */
export function keyCells(cells: readonly string[], columns: readonly (ColumnKind | null)[]): string[] {
  return cells.filter((cell, at) => tellsWho.has(columns[at] ?? null) && cell.trim() !== '')
}

const noKeys: Keys = { id: '', email: '', name: '' }

function keysOf(cells: readonly string[], columns: readonly (ColumnKind | null)[]): Keys {
  const keys = { ...noKeys }
  const parts: Partial<Record<'firstName' | 'lastName', string>> = {}
  for (const [at, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const kind = columns[at] ?? null
    const isMail = kind === 'email' || (kind === 'person' && isAddress(cell))
    // Of two columns that hold the same the first counts.
    if (isMail) keys.email ||= fold(addressIn(cell)).trim()
    else if (kind === 'id' || (kind === 'person' && isKey(cell))) keys.id ||= fold(cell).trim()
    else if (kind === 'name' || kind === 'person') keys.name = nameKey(`${keys.name} ${cell}`)
    else if (kind === 'firstName' || kind === 'lastName') parts[kind] ??= cell
  }
  if (keys.name === '') keys.name = nameKey(`${parts.firstName ?? ''} ${parts.lastName ?? ''}`)
  return keys
}

/** A name as names are compared: "Kowalska, Anna" and "kowalska  anna" are one. */
function nameKey(name: string): string {
  return fold(name)
    .replaceAll(/[\s,]+/g, ' ')
    .trim()
}

function wanted(lines: readonly Keys[], key: keyof Keys): Map<string, User[]> {
  const found = new Map<string, User[]>()
  for (const keys of lines) if (keys[key] !== '') found.set(keys[key], [])
  return found
}
