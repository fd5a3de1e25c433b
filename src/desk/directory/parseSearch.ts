import { fold } from '../../text/fold.ts'

/** An entry of a pasted list. */
export interface ListEntry {
  /** As pasted, without surrounding quotes and spaces. */
  text: string
  /** Folded for searching. */
  folded: string
  kind: 'id' | 'address' | 'words'
}

/** A search text, parsed. */
export interface ParsedSearch {
  /** The entries of a list without duplicates; null if the text is not a list. */
  list: ListEntry[] | null
  /** Terms, folded. A user must contain all of them. For a list: the terms to highlight. */
  terms: string[]
  /** The whole text, folded, if it is a single id or email address. Users who have it come first. */
  exact: string | null
}

/**
 * Parses what was typed or pasted into the search box. A text is a list if line breaks, commas, semicolons or tabs
 * separate its entries, or if it consists of ids and email addresses only. Any other text is split into terms.
 */
export function parseSearch(text: string): ParsedSearch {
  const parts = text.split(/[\n\r,;\t]+/).flatMap(parseEntry)
  const words = parts.flatMap(({ text: part }) => part.split(/\s+/)).flatMap(parseEntry)
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

/** Splits a text into folded words. */
function foldedWords(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => fold(word).trim())
    .filter((word) => word !== '')
}

/** Parses one entry: takes the address out of `Name <address>`, and removes quotes. Returns none for a blank part. */
function parseEntry(part: string): ListEntry[] {
  const address = /<([^<>\s]+@[^<>\s]+)>/.exec(part)?.[1]
  const text = address ?? part.trim().replaceAll(/^["'“”„<(]+|["'“”>)]+$/g, '')
  const folded = foldedWords(text).join(' ')
  return folded === '' ? [] : [{ text, folded, kind: kindOf(folded) }]
}

function kindOf(text: string): ListEntry['kind'] {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) return 'id'
  return /^[^\s@]+@[^\s@]+$/.test(text) ? 'address' : 'words'
}
