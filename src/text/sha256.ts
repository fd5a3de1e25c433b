/** The first 64 primes, from which the standard takes its constants. */
const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n }, (_, by) => by).every((by) => by < 2 || n % by > 0),
)
/** The first 32 bits behind the point of a root of each. */
const bits = (root: number) => primes.map((prime) => prime ** root * 2 ** 32)
const initial = bits(1 / 2).slice(0, 8)
const constants = Int32Array.from(bits(1 / 3), (value) => value | 0)

/**
 * The SHA-256 of a text in UTF-8, in hexadecimal (FIPS 180-4). Browsers have it on secure origins alone, and there only
 * as a promise; a journal has to be chained on plain http too, in the order in which things happened.
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const blocks = (bytes.length + 72) >>> 6
  const padded = new Uint8Array(blocks * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const message = new DataView(padded.buffer)
  message.setUint32(padded.length - 8, bytes.length / 2 ** 29)
  message.setUint32(padded.length - 4, bytes.length << 3)

  const state = Int32Array.from(initial, (value) => value | 0)
  const words = new Int32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    // The indexes are all there; the zeros are for the type checker.
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let i = 0; i < 64; i++) {
      words[i] = i < 16 ? message.getInt32(block + i * 4) : extended(words, i)
      const sum = (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g))
      const first = (h + sum + (constants[i] ?? 0) + (words[i] ?? 0)) | 0
      const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value
  }
  return Array.from(state, (value) => (value >>> 0).toString(16).padStart(8, '0')).join('')
}

function extended(words: Int32Array, i: number): number {
  const [early = 0, late = 0] = [words[i - 15], words[i - 2]]
  const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3)
  const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10)
  return (words[i - 16] ?? 0) + first + (words[i - 7] ?? 0) + second
}

function rotated(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by))
}
