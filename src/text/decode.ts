import { detectCodePage } from './codePage.ts'

/** The supported encodings, by their names in TextDecoder; the most common one first. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252'] as const

export type Encoding = (typeof encodings)[number]

export interface Decoded {
  text: string
  encoding: Encoding
  /** Number of characters that could not be decoded. They are U+FFFD in the text. */
  unreadable: number
  /** If there is doubt: the encodings that it may be, the used one first, with the same names in each. */
  candidates: { encoding: Encoding; samples: string[] }[]
}

/** Number of bytes to look at when detecting UTF-16. */
const sampleBytes = 65_536

/** Decodes bytes to text. Detects the encoding if none is given. Never throws. */
export function decode(bytes: Uint8Array, requested: Encoding | null): Decoded {
  const { encoding, candidates } = requested ? { encoding: requested, candidates: [] } : detectEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, unreadable: text.split('\ufffd').length - 1, candidates }
}

function detectEncoding(bytes: Uint8Array): Pick<Decoded, 'encoding' | 'candidates'> {
  const encoding = detectUnicode(bytes)
  return encoding === null ? detectCodePage(bytes) : { encoding, candidates: [] }
}

function detectUnicode(bytes: Uint8Array): Encoding | null {
  const [first = 0, second = 0, third = 0] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return detectUtf16(bytes.subarray(0, sampleBytes)) ?? (isUtf8(bytes) ? 'utf-8' : null)
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
