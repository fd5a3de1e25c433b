import { addressKey, type Named } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import { readEntries } from '../../text/readEntries.ts'
import { nameOf } from '../../text/personName.ts'

/** An entry of a pasted list. */
export interface ListEntry {
  /** As pasted. */
  text: string
  kind: Named['kind']
  /** What identifies the person: ids, addresses (`addressKey`) or a folded name. The first that someone has counts. */
  keys: string[]
}

/** A search text, parsed. */
export interface ParsedSearch {
  /** The entries of a list; null if the text is not a list. */
  list: ListEntry[] | null
  /** Terms, folded. A user must contain all of them. For a list: the terms to highlight. */
  terms: string[]
  /** The whole text if it is a single id or email address, for `addressKey`. Users who have it come first. */
  exact: string | null
}

/**
 * Parses what was typed or pasted into the search box. A text is a list if it has several entries, or one id or email
 * address with something around it. Any other text is split into terms, which must occur as typed.
 */
export function parseSearch(text: string): ParsedSearch {
  const entries = readEntries(text).map(toListEntry)
  const [first] = entries
  const isSingle = entries.length === 1 && first !== undefined
  const hasKey = first?.kind === 'id' || first?.kind === 'address'
  const isBare = isSingle && addressKey(first.text) === first.keys.at(-1)
  if (entries.length > 1 || (isSingle && hasKey && !isBare)) {
    const terms = entries.map(({ keys, text: entry }) => foldWords(keys.at(-1) ?? entry).join(' '))
    return { list: entries, terms: unique(terms), exact: null }
  }
  const exact = hasKey ? (first?.keys.at(-1) ?? null) : null
  return { list: null, terms: exact === null ? unique(foldWords(text)) : [fold(exact)], exact }
}

function toListEntry({ text, named }: ReturnType<typeof readEntries>[number]): ListEntry {
  if (named.kind === 'id') return { text, kind: 'id', keys: [named.id] }
  if (named.kind === 'address') return { text, kind: 'address', keys: named.keys }
  return { text, kind: named.kind, keys: named.kind === 'words' ? [nameOf(text)] : [] }
}

/** Splits a text into folded words, without the separators of a list around them. */
function foldWords(text: string): string[] {
  return fold(text)
    .split(/\s+/)
    .map((word) => word.replaceAll(/^[,;]+|[,;]+$/g, ''))
    .filter((word) => word !== '')
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)]
}
