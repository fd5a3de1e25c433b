import { findAddresses, findIds } from '../../text/address.ts'
import type { Row } from '../../text/csvRows.ts'
import {
  type ColumnContents,
  holdsAddresses,
  holdsIds,
  identifyingColumns,
  kindOfContents,
  readContents,
} from './columnContents.ts'
import { isAboutSomeoneElse, kindOfHeader } from './headers.ts'
import type { ColumnCandidates, ColumnKind } from './types.ts'

type Kinds = (ColumnKind | null)[]

/** What the columns hold, and what only the user can decide. */
export interface DetectedColumns {
  kinds: Kinds
  candidates: ColumnCandidates[]
}

/**
 * Detects what each column holds, by its header (null if there is none) and by its contents. Where several columns may
 * be what only one can be, or where a column may name someone else, they are candidates and have no kind. Yields to let
 * other tasks run.
 */
export function* detectColumns(
  rows: readonly Row[],
  names: readonly string[] | null,
  roleNames: ReadonlySet<string>,
): Generator<void, DetectedColumns> {
  const width = rows.reduce((max, { cells }) => Math.max(max, cells.length), names?.length ?? 0)
  const contents = yield* readContents(rows, width)
  if (names === null) return detectByContents(rows, contents, roleNames)
  const byHeader = contents.map((_, index) => kindOfHeader(names[index] ?? '') ?? null)
  if (byHeader.some((kind) => identifyingColumns.has(kind))) return detectByHeader(names, byHeader, contents)
  // The header does not name who is meant, maybe because it is in another language.
  const { kinds, candidates } = detectByContents(rows, contents, roleNames)
  const isKnown = (index: number) => kindOfHeader(names[index] ?? '') !== undefined
  const merged = withoutRepeated(
    kinds.map((kind, index) => (isKnown(index) ? (byHeader[index] ?? null) : kind)),
    contents,
    ['person', 'name'],
  )
  const doubtful = merged.kinds.flatMap((kind, index): ColumnCandidates[] =>
    identifyingColumns.has(kind) && kind !== null && isAboutSomeoneElse(names[index] ?? '')
      ? [{ kind, columns: [index] }]
      : [],
  )
  return withCandidates(merged.kinds, [...candidates, ...merged.candidates, ...doubtful])
}

function detectByHeader(names: readonly string[], byHeader: Kinds, contents: readonly ColumnContents[]) {
  const indexes = [...contents.keys()]
  const withAddresses = indexes.filter((index) => contents[index] && holdsAddresses(contents[index]))
  const withIds = indexes.filter((index) => contents[index] && holdsIds(contents[index]))
  const candidates: ColumnCandidates[] = []
  // Beside a first name, "Name" is the last name, as in "Vorname, Name".
  const isLastName = byHeader.includes('firstName') && !byHeader.includes('lastName')
  let kinds = byHeader.map((kind) => (kind === 'name' && isLastName ? 'lastName' : kind))

  const [address] = withAddresses
  if (withAddresses.length > 1) candidates.push({ kind: 'email', columns: withAddresses })
  else if (address !== undefined) {
    const kind = kinds[address]
    // A header such as "Login" or "Address" may also be above logins and streets.
    const others = indexes.filter((index) => kinds[index] === 'email' && index !== address)
    if (kind === 'email' || ((kind === 'name' || kind === 'id') && others.length === 0)) {
      kinds = kinds.map((it, index) => (others.includes(index) ? null : it))
      if (kind !== 'email') kinds[address] = 'person'
    } else if (others.length > 0 || !isAboutSomeoneElse(names[address] ?? ''))
      candidates.push({ kind: 'email', columns: [address, ...others] })
  }
  // Next to a column that is called an id or an address, other ids may be those of departments.
  const isKeyKnown = kinds.some((kind) => kind === 'id' || kind === 'email')
  const otherIds = withIds.filter((index) => kindOfHeader(names[index] ?? '') === undefined)
  if (!isKeyKnown && candidates.length === 0 && otherIds.length > 0) {
    candidates.push({ kind: 'id', columns: otherIds })
  }
  const single = withoutRepeated(kinds, contents)
  return withCandidates(single.kinds, [...candidates, ...single.candidates])
}

function detectByContents(
  rows: readonly Row[],
  contents: readonly ColumnContents[],
  roleNames: ReadonlySet<string>,
): DetectedColumns {
  const kinds = contents.map((column) => kindOfContents(column, roleNames))
  const hasKey = kinds.includes('id') || kinds.includes('email')
  // Without ids or addresses, the first two columns of words are the name. Which one is the first name stays open.
  const words = kinds.flatMap((kind, index) => (kind === 'name' || kind === 'person' ? [index] : []))
  const used = kinds.map((kind, index) =>
    kind === 'name' && (hasKey || words.indexOf(index) >= 2) ? null : kind,
  )
  const candidates = (['addresses', 'ids'] as const).flatMap((what): ColumnCandidates[] => {
    const columns = [...contents.keys()].filter((index) => (contents[index]?.[what] ?? 0) > 0)
    const find = what === 'ids' ? findIds : findAddresses
    const isDoubled = ({ cells }: Row) =>
      new Set(columns.flatMap((index) => (find(cells[index] ?? '').length > 0 ? [cells[index]?.trim()] : [])))
        .size > 1
    return columns.length > 1 && rows.some(isDoubled)
      ? [{ kind: what === 'ids' ? 'id' : 'email', columns }]
      : []
  })
  const single = withoutRepeated(used, contents, ['person', 'name'])
  return withCandidates(single.kinds, [...candidates, ...single.candidates])
}

/** Makes columns of the same kind candidates. Of blank ones, none is used. */
function withoutRepeated(
  kinds: Kinds,
  contents: readonly ColumnContents[],
  repeatable: ColumnKind[] = ['person'],
): DetectedColumns {
  const candidates: ColumnCandidates[] = []
  const result = [...kinds]
  for (const kind of new Set(kinds)) {
    const columns = [...kinds.keys()].filter((index) => kinds[index] === kind)
    // Without a header a name may be in two columns, and any column may have a person.
    if (kind === null || repeatable.includes(kind) || columns.length < 2) continue
    const filled = columns.filter((index) => (contents[index]?.filled ?? 0) > 0)
    if (filled.length > 1) candidates.push({ kind, columns: filled })
    const [used = columns[0]] = filled
    for (const index of columns) if (index !== used) result[index] = null
  }
  return { kinds: result, candidates }
}

function withCandidates(kinds: Kinds, candidates: ColumnCandidates[]): DetectedColumns {
  const byKind = new Map<ColumnKind, number[]>()
  for (const { kind, columns } of candidates) {
    byKind.set(
      kind,
      [...new Set([...(byKind.get(kind) ?? []), ...columns])].toSorted((a, b) => a - b),
    )
  }
  const open = new Set(candidates.flatMap(({ columns }) => columns))
  return {
    kinds: kinds.map((kind, index) => (open.has(index) ? null : kind)),
    candidates: Array.from(byKind, ([kind, columns]) => ({ kind, columns })),
  }
}
