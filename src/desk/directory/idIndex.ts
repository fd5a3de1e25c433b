/** Length of a UUID. */
const idLength = 36

/**
 * Creates a hash table from id to row. `ids` are those of the rows. It takes 16 to 32 bytes per row, a
 * tenth of a Map with string keys. Rows are never removed.
 */
export function createIdIndex(ids: readonly string[]) {
  /**
   * Slots of two numbers each: the row + 1, or 0 for a free slot, and the hash of its id beside it, so that most lookups
   * read memory at one place only. The number of slots is a power of 2, and at most half of them are taken.
   */
  let slots = new Uint32Array(2048)
  let taken = 0

  /** Returns the place of the slot of an id, or of the free slot for it. */
  const slotOf = (id: string, hash: number): number => {
    const mask = slots.length - 2
    let slot = (hash << 1) & mask
    for (;;) {
      const row = (slots[slot] ?? 0) - 1
      if (row < 0 || (slots[slot + 1] === hash && ids[row] === id)) return slot
      slot = (slot + 2) & mask
    }
  }

  const grow = () => {
    const old = slots
    slots = new Uint32Array(old.length * 2)
    const mask = slots.length - 2
    for (let from = 0; from < old.length; from += 2) {
      const entry = old[from] ?? 0
      if (entry === 0) continue
      const hash = old[from + 1] ?? 0
      let slot = (hash << 1) & mask
      while (slots[slot]) slot = (slot + 2) & mask
      slots[slot] = entry
      slots[slot + 1] = hash
    }
  }

  return {
    /** Returns the row of an id, or -1. */
    find: (id: string): number => (slots[slotOf(id, hashOf(id))] ?? 0) - 1,

    /** Returns the row of an id. Adds a new id with the row `next`, the number of ids so far. */
    findOrAdd(id: string, next: number): number {
      const hash = hashOf(id)
      const slot = slotOf(id, hash)
      const entry = slots[slot] ?? 0
      if (entry > 0) return entry - 1
      slots[slot] = next + 1
      slots[slot + 1] = hash
      if (++taken * 4 >= slots.length) grow()
      return next
    },
  }
}

/** FNV-1a hash of the first and the last part of an id, which differ in every kind of UUID. */
function hashOf(id: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < 8; i++) value = Math.imul(value ^ id.charCodeAt(i), 0x01000193)
  for (let i = 24; i < idLength; i++) value = Math.imul(value ^ id.charCodeAt(i), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
