/** The supported encodings, by their names in TextDecoder; the most common one first. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252'] as const

export type Encoding = (typeof encodings)[number]

export interface Decoded {
  text: string
  encoding: Encoding
  /** Number of characters that could not be decoded. They are U+FFFD in the text. */
  unreadable: number
}

/** Number of bytes to look at when detecting UTF-16. */
const sampleBytes = 65_536

/** Decodes bytes to text. Detects the encoding if none is given. Never throws. */
export function decode(bytes: Uint8Array, requested: Encoding | null): Decoded {
  const encoding = requested ?? detectEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, unreadable: text.split('\ufffd').length - 1 }
}

function detectEncoding(bytes: Uint8Array): Encoding {
  const [first = 0, second = 0, third = 0] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return detectUtf16(bytes.subarray(0, sampleBytes)) ?? (isUtf8(bytes) ? 'utf-8' : detectCodePage(bytes))
}

/** Detects UTF-16 without a byte order mark. In most lists every other byte is zero then. */
function detectUtf16(bytes: Uint8Array): Encoding | null {
  let evenZeros = 0
  let oddZeros = 0
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) evenZeros++
    else oddZeros++
  }
  const threshold = bytes.length * 0.2
  if (oddZeros > threshold && evenZeros * 10 < oddZeros) return 'utf-16le'
  return evenZeros > threshold && oddZeros * 10 < evenZeros ? 'utf-16be' : null
}

/** Whether bytes are UTF-8. A few invalid bytes among many valid characters count as damage. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const invalid = text.split('\ufffd').length - 1
  return invalid === 0 || invalid * 4 < (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0)
}

/** Letters in Windows-1250 whose bytes are symbols in Windows-1252. Beside a letter, only a letter makes sense. */
const lettersOnlyIn1250 = /(?<=\p{L})[ąłżľĽşŞťŤŁĄŻ]|[ĄŁŻŤ](?=\p{L})/gu
/** The same bytes in Windows-1252. */
const sameBytesIn1252 = /(?<=\p{L})[¹³¿¥£¯¼¾ºª\u008d\u009d]|[£¥¯\u008d](?=\p{L})/gu
/**
 * Windows-1250 readings of bytes that are letters in both code pages. A vowel follows ñ but not ń; words end in ć but
 * hardly in æ; œ comes before u or r; Ÿ is rare; Czech and Slovak have ě, ř, č or ů besides š and ž.
 */
const likely1250 =
  /ń(?![aeiouyáéíóú])|ć(?!\p{L})|ś(?![ur])|ź|ę(?:[bdgk]|(?!\p{L}))|[šž].{0,40}[ěřčů]|[ěřčů].{0,40}[šž]/giu

/** Tells the two code pages apart by which letters make sense. Without a sign of Windows-1250, it is Windows-1252. */
function detectCodePage(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, sampleBytes * 16)
  const as1252 = new TextDecoder('windows-1252').decode(sample)
  const as1250 = new TextDecoder('windows-1250').decode(sample)
  const symbols = as1252.match(sameBytesIn1252)?.length ?? 0
  const letters = as1250.match(lettersOnlyIn1250)?.length ?? 0
  const likely = as1250.match(likely1250)?.length ?? 0
  return Math.min(symbols, letters) + likely > 0 ? 'windows-1250' : 'windows-1252'
}
