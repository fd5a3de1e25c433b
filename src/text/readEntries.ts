import { findAddresses, findIds, findKeys, type FoundKeys, hasKey, type Named, readNamed } from './address.ts'
import { splitOutside } from './splitOutside.ts'

/** An entry of a list: one person, or something that is none. */
export interface Entry {
  /** Line number, from 1. */
  line: number
  /** As in the list, without spaces around it. */
  text: string
  named: Named | { kind: 'unclear'; reason: 'name' }
}

const comma = /[,，、،]/
const semicolon = /[;；؛\t]/
/** Lines to read before other tasks get their turn. */
const linesPerStep = 100
const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/

/**
 * Reads the entries of a list: people separated by line breaks, semicolons, tabs or commas, as people or mail
 * programs write them. Quotes, brackets and the comma of `Novak, Jan <jan@x.com>` don't separate. Whatever the list holds is
 * in an entry.
 */
export function readEntries(text: string): Entry[] {
  const steps = readEntriesInSteps(text)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Reads the entries of a long list. Yields from time to time, to let other tasks run. */
export function* readEntriesInSteps(text: string): Generator<void, Entry[]> {
  const entries: Entry[] = []
  for (const [index, lineText] of text.split(lineBreak).entries()) {
    for (const { text: entry, named } of splitOutside(lineText, semicolon).flatMap(readSegment)) {
      entries.push({ line: index + 1, text: entry, named })
    }
    if (index % linesPerStep === linesPerStep - 1) yield
  }
  return entries
}

type Read = Omit<Entry, 'line'>

/** Reads the part of a line between semicolons. */
function readSegment(segment: string): Read[] {
  const inside = unwrap(segment)
  if (inside !== null) return splitOutside(inside, semicolon).flatMap(readSegment)
  const pieces = splitOutside(segment, comma)
    .map((piece) => piece.trim())
    .filter(hasText)
  if (isName(pieces) && !pieces.some(hasKey)) return [toEntry(pieces.join(', '))]
  const entries: Read[] = []
  /** Pieces before one with an address, which may be parts of its name. */
  let before: string[] = []
  for (const piece of pieces) {
    const keys = findKeys(piece)
    if (countKeys(keys) === 0) {
      before.push(piece)
      continue
    }
    // Only looked for where it matters: most lines have nothing before the address that a comma splits.
    const name = before.length === 0 ? '' : (/^(.*\p{L}.*)[<(]/u.exec(piece)?.[1] ?? '')
    const isOneName = name !== '' && before.length === 1 && isName([...before, name])
    const people = isOneName ? readPeople([...before, piece].join(', ')) : readPeople(piece, keys)
    // "Kowalska, Jan Nowak <jan@x.com>": is it one name, or are they two people?
    const unclear = (part: string): Read => ({ text: part, named: { kind: 'unclear', reason: 'name' } })
    if (!isOneName) entries.push(...before.map((part) => (name === '' ? toEntry(part) : unclear(part))))
    entries.push(...people)
    before = []
  }
  return [...entries, ...before.map((part) => toEntry(part))]
}

const countKeys = ({ ids, addresses }: FoundKeys) => ids.length + addresses.length

/** Whether two texts around a comma are one name, "last, first". Two people would both have several words. */
function isName(pieces: string[]): boolean {
  if (pieces.length !== 2) return false
  const words = pieces.map((piece) => piece.trim().split(/\s+/).length)
  return words.includes(1) && words.every((count) => count <= 3)
}

/** Returns the text in quotes or brackets if there is nothing else and it names several people. */
function unwrap(segment: string): string | null {
  const inside = /^\s*["'“„”‘’«([{](.*)["'“”’»)\]}]\s*$/su.exec(segment)?.[1] ?? null
  const isSeveral = inside !== null && findAddresses(inside).length + findIds(inside).length > 1
  return isSeveral && !/["<>()[\]{}]/.test(inside) ? inside : null
}

/** Reads a text with ids or addresses: an entry for each of them, if it is clear where one ends. */
function readPeople(text: string, keys = findKeys(text)): Read[] {
  return countKeys(keys) < 2 ? [toEntry(text, keys)] : splitPeople(text).map((part) => toEntry(part))
}

/** Splits a text with several ids or addresses after each of them, if it is clear where. */
function splitPeople(text: string): string[] {
  // A name in front that is another address contradicts the address in brackets.
  const parts = text.split(text.includes('<') ? /(?<=>)/ : /[\s,;|]+/).filter(hasText)
  if (!text.includes('<')) return joinWords(parts)
  return parts.every((part) => readNamed(part).kind !== 'unclear') ? joinWords(parts) : [text]
}

/** Joins words to the id or address after them; the last ones to the one before them. */
function joinWords(words: string[]): string[] {
  const people: string[] = []
  let before: string[] = []
  for (const word of words) {
    before.push(word)
    if (!hasKey(word)) continue
    people.push(before.join(' '))
    before = []
  }
  const last = people.pop() ?? ''
  return [...people, [last, ...before].join(' ')]
}

function toEntry(text: string, keys = findKeys(text)): Read {
  return { text: text.trim(), named: readNamed(text, keys) }
}

/** Whether a part has more than punctuation. */
function hasText(part: string): boolean {
  return /[\p{L}\p{N}@]/u.test(part)
}
