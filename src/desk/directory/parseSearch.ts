import { fold } from '../../text/fold.ts'

/** An entry of a pasted list. */
export interface Entry {
  /** As it was pasted, without what was around it. */
  text: string
  folded: string
  kind: 'id' | 'address' | 'words'
}

/** What a text asks for. */
export interface Search {
  /** The entries of a list, each once; null where the text is none. */
  list: Entry[] | null
  /** Every one of them is to occur; of a list, what is to be marked. Folded. */
  terms: string[]
  /** The id or e-mail address that the text is as a whole, folded; who has it comes first. */
  exact: string | null
}

/**
 * Reads what was typed or pasted. A list has entries between lines, commas, semicolons or tabs, or is made of ids and
 * e-mail addresses alone; anything else is terms.
 */
export function parseSearch(text: string): Search {
  const parts = text.split(/[\n\r,;\t]+/).flatMap(entriesOf)
  const words = parts.flatMap(({ text: part }) => part.split(/\s+/)).flatMap(entriesOf)
  const entries = parts.length === 1 && words.every(({ kind }) => kind !== 'words') ? words : parts
  if (entries.length > 1) {
    const list = [...new Map(entries.map((entry) => [entry.folded, entry])).values()]
    return { list, terms: list.map(({ folded }) => folded), exact: null }
  }
  const terms = [...new Set(words.map(({ folded }) => folded))]
  return {
    list: null,
    terms,
    exact: words.length === 1 && words[0]?.kind !== 'words' ? (terms[0] ?? null) : null,
  }
}

/** The words of a text, as they are searched. */
function termsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => fold(word).trim())
    .filter((term) => term !== '')
}

/** The entry that a part of the text is; none for an empty one. Takes the address out of `Name <address>`, and quotes off. */
function entriesOf(part: string): Entry[] {
  const address = /<([^<>\s]+@[^<>\s]+)>/.exec(part)?.[1]
  const text = address ?? part.trim().replaceAll(/^["'“”„<(]+|["'“”>)]+$/g, '')
  const folded = termsOf(text).join(' ')
  return folded === '' ? [] : [{ text, folded, kind: kindOf(folded) }]
}

function kindOf(text: string): Entry['kind'] {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) return 'id'
  return /^[^\s@]+@[^\s@]+$/.test(text) ? 'address' : 'words'
}
