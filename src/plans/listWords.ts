import type { ColumnKind, ListLine, MatchKind } from '../desk/list/types.ts'
import type { Encoding } from '../text/decode.ts'
import type { Delimiter } from '../text/readCsv.ts'

/** What encodings, delimiters, columns and matches are called on the screen. */
export const encodingWords: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1252': 'Windows-1252 (Western Europe)',
}

export const delimiterWords: Record<Delimiter, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

export const columnWords: Record<ColumnKind, string> = {
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

export const kindWords: Record<MatchKind | 'problem', string> = {
  matched: 'Matched',
  ambiguous: 'Ambiguous',
  notFound: 'Not found',
  twice: 'Twice in the list',
  problem: 'With a problem',
}

/** How a line was matched. */
export function matchWords({ kind, by, twiceOf, candidateCount }: ListLine): string {
  switch (kind) {
    case 'matched':
      return `Matched by ${by === null ? 'nothing' : byWords[by]}`
    case 'ambiguous':
      return candidateCount === 1
        ? 'Ambiguous: nobody has this ID or e-mail address, but someone has this name'
        : `Ambiguous: ${candidateCount} people`
    case 'notFound':
      return 'Not found'
    case 'twice':
      return `Twice in the list: line ${twiceOf} counts`
  }
}

const byWords = { id: 'ID', email: 'e-mail address', name: 'name', choice: 'your choice' }
