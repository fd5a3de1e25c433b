/** Length of a UUID. */
const idLength = 36

/**
 * Creates a hash table from id to row. `ids` are those of the rows. It takes 12 to 24 bytes per row. Rows are never
 * removed.
 */
export function createIdIndex(ids: readonly string[]) {
  /** The row + 1, or 0 for a free slot. The number of slots is a power of 2, and at most half of them are taken. */
  let slots = new Uint32Array(1024)
  /** The hash of each row's id, so that few ids have to be compared, and none to grow. */
  let hashes = new Uint32Array(512)
  let taken = 0

  /** Returns the slot of an id, or the free slot for it. */
  const slotOf = (id: string, hash: number): number => {
    const mask = slots.length - 1
    let slot = hash & mask
    for (;;) {
      const row = (slots[slot] ?? 0) - 1
      if (row < 0 || (hashes[row] === hash && ids[row] === id)) return slot
      slot = (slot + 1) & mask
    }
  }

  const grow = () => {
    slots = new Uint32Array(slots.length * 2)
    const old = hashes
    hashes = new Uint32Array(old.length * 2)
    hashes.set(old)
    const mask = slots.length - 1
    for (let row = 0; row < taken; row++) {
      let slot = (hashes[row] ?? 0) & mask
      while (slots[slot]) slot = (slot + 1) & mask
      slots[slot] = row + 1
    }
  }

  return {
    /** Returns the row of an id, or -1. */
    find: (id: string): number => (slots[slotOf(id, hashOf(id))] ?? 0) - 1,

    /** Returns the row of an id with this hash. Adds a new id with the row `next`, the number of ids so far. */
    findOrAdd(id: string, hash: number, next: number): number {
      const slot = slotOf(id, hash)
      const entry = slots[slot] ?? 0
      if (entry > 0) return entry - 1
      slots[slot] = next + 1
      hashes[next] = hash
      if (++taken * 2 >= slots.length) grow()
      return next
    },
  }
}

/** The hash of an id that is not a UUID in lower case. No other id has it. */
export const notAUuid = 0x8000_0000

/** By character code: 1 for the digits of a UUID in lower case. */
const uuidDigits = new Uint8Array(128)
for (const digit of '0123456789abcdef') uuidDigits[digit.charCodeAt(0)] = 1

/**
 * Returns the hash of an id, a number of 31 bits; `notAUuid` if it is not a UUID in lower case. Checks and hashes in one
 * step, because it runs for each user.
 */
export function hashOf(id: string): number {
  if (id.length !== idLength) return notAUuid
  let hash = 0
  let digits = 0
  for (let i = 0; i < idLength; i += 4) {
    const a = id.charCodeAt(i)
    const b = id.charCodeAt(i + 1)
    const c = id.charCodeAt(i + 2)
    const d = id.charCodeAt(i + 3)
    digits += (uuidDigits[a] ?? 0) + (uuidDigits[b] ?? 0) + (uuidDigits[c] ?? 0) + (uuidDigits[d] ?? 0)
    hash = Math.imul(hash ^ (a | (b << 8) | (c << 16) | (d << 24)), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  const hasHyphens = id[8] === '-' && id[13] === '-' && id[18] === '-' && id[23] === '-'
  return digits === 32 && hasHyphens ? hash >>> 1 : notAUuid
}
