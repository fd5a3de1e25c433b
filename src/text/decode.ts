/** The encodings that lists come in, by the names that TextDecoder knows them by. The first is what most are in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252'] as const

export type Encoding = (typeof encodings)[number]

/** A text that was made of bytes. */
export interface Decoded {
  text: string
  encoding: Encoding
  /** How many characters can't be told in this encoding; each stands as U+FFFD in the text. */
  unreadable: number
}

/** So many bytes tell in which encoding they are. */
const sample = 65_536

/** Makes a text of bytes: in this encoding, or, where it is null, in the one that they look like. Never throws. */
export function decode(bytes: Uint8Array, wanted: Encoding | null): Decoded {
  const encoding = wanted ?? guess(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, unreadable: text.split('\ufffd').length - 1 }
}

function guess(bytes: Uint8Array): Encoding {
  const [first = 0, second = 0, third = 0] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return wideOrder(bytes.subarray(0, sample)) ?? (isUtf8(bytes) ? 'utf-8' : codePage(bytes))
}

/** UTF-16 without a mark: of the letters and separators of most lists every other byte is zero. */
function wideOrder(bytes: Uint8Array): Encoding | null {
  let even = 0
  let odd = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const many = bytes.length * 0.2
  if (odd > many && even * 10 < odd) return 'utf-16le'
  return even > many && odd * 10 < even ? 'utf-16be' : null
}

/** Whether bytes are UTF-8. A few that are not, among many characters that are, are damage and no other encoding. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const damaged = text.split('\ufffd').length - 1
  return damaged === 0 || damaged * 4 < (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0)
}

/** Letters in Windows-1250 whose bytes are signs in Windows-1252: beside a letter only a letter makes sense. */
const onlyIn1250 = /(?<=\p{L})[ąłżľĽşŞťŤŁĄŻ]|[ĄŁŻŤ](?=\p{L})/gu
/** The same bytes, read as Windows-1252. */
const strange = /(?<=\p{L})[¹³¿¥£¯¼¾ºª\u008d\u009d]|[£¥¯\u008d](?=\p{L})/gu
/**
 * Bytes that are letters in both. ń has no vowel after it and ñ has; a word ends in ć and hardly in æ; œ stands before u
 * or r; Ÿ hardly anywhere; Czech and Slovak have their ě, ř, č and ů beside š and ž.
 */
const rather1250 =
  /ń(?![aeiouyáéíóú])|ć(?!\p{L})|ś(?![ur])|ź|ę(?:[bdgk]|(?!\p{L}))|[šž].{0,40}[ěřčů]|[ěřčů].{0,40}[šž]/giu

/** Which of two code pages bytes are in, by what makes words. The Western one where nothing speaks for the other. */
function codePage(bytes: Uint8Array): Encoding {
  const part = bytes.subarray(0, sample * 16)
  const western = new TextDecoder('windows-1252').decode(part)
  const central = new TextDecoder('windows-1250').decode(part)
  const signs = western.match(strange)?.length ?? 0
  const letters = central.match(onlyIn1250)?.length ?? 0
  const words = central.match(rather1250)?.length ?? 0
  return Math.min(signs, letters) + words > 0 ? 'windows-1250' : 'windows-1252'
}
