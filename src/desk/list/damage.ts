import { fold } from '../../text/fold.ts'
import { isMisread } from './misread.ts'

/** How a value was probably damaged on its way through another program. */
export type Damage = 'questionMarks' | 'encoding' | 'accents' | 'boolean' | 'number' | 'date' | 'error'

/** Longest values that are compared letter by letter. */
const maxLength = 200

/** Finds out whether a cell looks like a damaged copy of a user's current value. Null if it looks intended. */
export function findDamage(current: string, cell: string): Damage | null {
  const [from, to] = [current.trim(), cell.trim()]
  if (isErrorValue(to)) return 'error'
  if (hasImpossibleMark(to)) return 'questionMarks'
  if (from === '' || to === '' || from === to || Math.max(from.length, to.length) > maxLength) return null
  if (hasHoles(from, to)) return 'questionMarks'
  if (isMisread(from, to)) return 'encoding'
  if (hasLostAccents(from, to)) return 'accents'
  if (isBoolean(from, to)) return 'boolean'
  if (isSameNumber(from, to)) return 'number'
  return dateLikeForms.some((form) => form.test(from)) && dateForms.some((form) => form.test(to))
    ? 'date'
    : null
}

/** Whether two texts differ in accents, and in nothing but accents and case. */
export function differsInAccents(a: string, b: string): boolean {
  return fold(a) === fold(b) && letters(a) !== letters(b)
}

/** Errors of formulas, in any language (`#NAME?`, `#ARG!`), and `####` for a number that is wider than its column. */
function isErrorValue(cell: string): boolean {
  return /^#(?:[\p{Lu}/0]{2,}[!?]|N\/[AD]|NV|#{2,})$/u.test(cell)
}

/** Whether there is a character that stands for an unreadable one, or a question mark right before a letter. */
function hasImpossibleMark(cell: string): boolean {
  return /\ufffd|\?\p{L}/u.test(cell) || /^\?[?\s]*\?$/.test(cell)
}

/** Whether question marks stand in the place of letters that are not ASCII, or these letters are just missing. */
function hasHoles(from: string, to: string): boolean {
  if (!/[^\0-\x7f]/.test(from)) return false
  if (to.includes('?'))
    return fillsHoles(Array.from(from.normalize('NFC')), Array.from(to.replaceAll(/\?+/g, '?')))
  return from.normalize('NFC').replaceAll(/[^\0-\x7f]/g, '') === to
}

/**
 * Whether `pattern` becomes `text` when each of its question marks is replaced by one or more characters that are not
 * ASCII. Other letters may have lost their accents. Keeps the set of positions that are possible so far, which takes
 * time in proportion to both lengths.
 */
function fillsHoles(text: readonly string[], pattern: readonly string[]): boolean {
  const isHole = (character: string | undefined) =>
    character !== undefined && (character === '?' || character > '\x7f')
  let positions = new Set([0])
  for (const wanted of pattern) {
    const next = new Set<number>()
    for (const position of positions) {
      const found = text[position]
      if (wanted === '?') for (let end = position; isHole(text[end]); end++) next.add(end + 1)
      else if (found !== undefined && fold(found) === fold(wanted)) next.add(position + 1)
    }
    positions = next
  }
  return positions.has(text.length)
}

const spelledOut: [RegExp, string][] = [
  [/[äæ]/g, 'ae'],
  [/[öøœ]/g, 'oe'],
  [/ü/g, 'ue'],
  [/å/g, 'aa'],
]

/** Whether letters of the current value lost their accents, or got other ones. Adding accents loses nothing. */
function hasLostAccents(from: string, to: string): boolean {
  const spelled = spelledOut.reduce((text, [letter, as]) => text.replaceAll(letter, as), letters(from))
  if (spelled !== letters(from) && spelled === letters(to)) return true
  if (!differsInAccents(from, to)) return false
  const kept = Array.from(letters(to))
  return Array.from(letters(from)).some((letter) => {
    if (letter <= '\x7f') return false
    const index = kept.indexOf(letter)
    if (index >= 0) kept.splice(index, 1)
    return index < 0
  })
}

/** The letters and their accents, in lower case. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}]/gu, '')
}

/** What spreadsheets write for true and false, folded. */
const booleans =
  /^(?:true|false|wahr|falsch|prawda|falsz|vrai|faux|verdadero|falso|vero|verdadeiro|igaz|hamis)$/

function isBoolean(from: string, to: string): boolean {
  return to === to.toUpperCase() && booleans.test(fold(from)) && booleans.test(fold(to))
}

/** Whether both are the same number, as 007 and 7 are: zeros, digits or signs were lost. */
function isSameNumber(from: string, to: string): boolean {
  const [a, b] = [from, to].map(parseNumber)
  if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) return false
  const difference = Math.abs(a - b)
  if (/e/i.test(to)) return difference <= Math.abs(a) * 1e-2
  return difference === 0 || (from.length > 15 && difference <= Math.abs(a) * 1e-13)
}

function parseNumber(text: string): number {
  const plain = text.replaceAll(/[\s']/g, '').replace(',', '.')
  return /^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
}

const month =
  '(?:jan|feb|mar|maj|mai|apr|may|jun|jul|aug|sep|oct|okt|nov|dec|dez|sty|lut|kwi|cze|lip|sie|wrz|paz|lis|gru)\\p{L}*'
/** Texts that spreadsheets take for dates: 1-2, 3/4/05, 1.2, MAR1, 2-SEP. */
const dateLikeForms = [
  /^\d{1,4}[-/. ]\d{1,4}(?:[-/. ]\d{1,4})?$/,
  new RegExp(`^${month}[-/. ]*\\d{1,4}$`, 'iu'),
  new RegExp(`^\\d{1,4}[-/. ]*${month}$`, 'iu'),
]
/** What spreadsheets make of them: 2024-03-01, 1.2.2024 0:00, 01-Mar, März 24, and the number of a day. */
const dateForms = [
  /^\d{1,4}[-/.]\s?\d{1,2}(?:[-/.]\s?\d{1,4})?(?:[ T]\d.*)?\.?$/,
  /^\d{1,2}[-/. ]*\p{L}{3,12}\.?(?:[-/. ]*\d{2,4})?$/u,
  /^\p{L}{3,12}\.?[-/. ]+\d{1,4}(?:,? *\d{2,4})?$/u,
  /^\d{5}$/,
]
