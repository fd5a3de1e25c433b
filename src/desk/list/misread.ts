/** Encodings that are often taken for each other. */
const confusable = ['utf-8', 'windows-1250', 'windows-1252', 'macintosh'] as const

type Confusable = (typeof confusable)[number]

const decoders = new Map(confusable.map((name) => [name, new TextDecoder(name)]))
/** The byte of each character, by encoding; filled when first needed. */
const byteTables = new Map<Confusable, ReadonlyMap<string, number>>()

/** Whether a text becomes another one when it is written in one encoding and read in another: “Łoś” and “£oœ”. */
export function isMisread(text: string, read: string): boolean {
  if (!/[^\0-\x7f]/.test(text)) return false
  return confusable.some((written) => {
    const bytes = encode(text.normalize('NFC'), written)
    return (
      bytes !== null &&
      confusable.some((other) => other !== written && decoders.get(other)?.decode(bytes).trim() === read)
    )
  })
}

/** Encodes a text; null if the encoding lacks one of its characters. */
function encode(text: string, encoding: Confusable): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const table = byteTable(encoding)
  const bytes = Array.from(text, (character) => table.get(character) ?? -1)
  return bytes.includes(-1) ? null : Uint8Array.from(bytes)
}

function byteTable(encoding: Confusable): ReadonlyMap<string, number> {
  const known = byteTables.get(encoding)
  if (known) return known
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const table = new Map(
    Array.from(decoders.get(encoding)?.decode(every) ?? '', (letter, byte) => [letter, byte]),
  )
  byteTables.set(encoding, table)
  return table
}
