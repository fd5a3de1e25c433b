import type { ColumnKind, ListAnswer, ListLine, MatchKind } from '../desk/list/types.ts'
import type { Encoding } from '../text/decode.ts'
import type { Delimiter } from '../text/detectDelimiter.ts'
import { count } from '../ui/count.ts'

export const encodingLabels: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1252': 'Windows-1252 (Western Europe)',
}

export const delimiterLabels: Record<Delimiter, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

export const columnLabels: Record<ColumnKind, string> = {
  person: 'Person (ID, e-mail or name)',
  id: 'ID',
  email: 'Email',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  role: 'Role',
  status: 'Status',
}

/** Filters of the list's lines. */
export const matchLabels: Record<MatchKind | 'problem', string> = {
  matched: 'Matched',
  ambiguous: 'Ambiguous',
  notFound: 'Not found',
  twice: 'Duplicates',
  problem: 'With problems',
}

/** Says how a line was matched. */
export function matchDescription({ kind, by, twiceOf, candidateCount }: ListLine): string {
  switch (kind) {
    case 'matched':
      return by === null ? 'Matched' : matchedByLabels[by]
    case 'ambiguous':
      return candidateCount === 1
        ? 'Ambiguous: the name matches a person, but the ID or e-mail address does not'
        : `Ambiguous: ${count(candidateCount)} people match`
    case 'notFound':
      return 'Not found'
    case 'twice':
      return `Duplicate of line ${twiceOf}`
  }
}

const matchedByLabels: Record<NonNullable<ListLine['by']>, string> = {
  id: 'Matched by ID',
  email: 'Matched by e-mail address',
  name: 'Matched by name',
  choice: 'Chosen by you',
}

/** Counts the lines by match. */
export function lineCounts({ matched, ambiguous, notFound, twice }: ListAnswer['counts']): string {
  const lines = matched + ambiguous + notFound + twice
  const counts = [
    `${count(matched)} matched`,
    `${count(ambiguous)} ambiguous`,
    `${count(notFound)} not found`,
    twice === 1 ? '1 duplicate' : `${count(twice)} duplicates`,
  ].join(', ')
  return lines === 1 ? `1 line: ${counts}.` : `${count(lines)} lines: ${counts}.`
}

export const problemCount = (lines: number) =>
  lines === 1 ? '1 line has a problem.' : `${count(lines)} lines have problems.`

export const leaverCount = (people: number) => (people === 1 ? '1 leaver.' : `${count(people)} leavers.`)

/** Says what the plan would contain. */
export function plannedOperations({ requests, people }: ListAnswer['planned']): string {
  if (requests === 1) return '1 operation for 1 person. Nothing happens until you run the plan.'
  return people === 1
    ? `${count(requests)} operations for 1 person. Nothing happens until you run the plan.`
    : `${count(requests)} operations for ${count(people)} people. Nothing happens until you run the plan.`
}

/** Says that a line matches more people than are offered. */
export const moreCandidates = (people: number) =>
  people === 1
    ? '1 more person matches. Use their e-mail address in the list.'
    : `${count(people)} more people match. Use an e-mail address in the list.`

export const invalidCharacters = (characters: number, encoding: Encoding) =>
  characters === 1
    ? `1 character is not valid ${encodingLabels[encoding]} and shows as “�”. Choose another encoding.`
    : `${count(characters)} characters are not valid ${encodingLabels[encoding]} and show as “�”. Choose another encoding.`

export const hiddenColumns = (columns: number) =>
  columns === 1 ? '1 more column is not shown here.' : `${count(columns)} more columns are not shown here.`

/** Says that the directory lacks people; null when the number is unknown. */
export function missingPeople(people: number | null): string {
  if (people === null) return 'Some people could not be read, so their lines are not found.'
  return people === 1
    ? '1 person could not be read, so their lines are not found.'
    : `${count(people)} people could not be read, so their lines are not found.`
}
