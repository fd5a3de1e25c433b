/** Ids are UUIDs. */
const length = 36

/**
 * Finds rows by the id that their text begins with, in 8 to 16 bytes a row: a Map of strings would take ten times that.
 * Rows are never taken out.
 */
export function createIds(texts: readonly string[]) {
  /** Row + 1; 0 is free. Their number is a power of 2, and at most half are taken. */
  let slots = new Uint32Array(1024)
  let taken = 0

  const put = (text: string, entry: number) => {
    let slot = hash(text) % slots.length
    while (slots[slot]) slot = (slot + 1) % slots.length
    slots[slot] = entry
  }

  return {
    /** The row of an id; -1 where there is none. */
    find(id: string): number {
      for (let slot = hash(id) % slots.length; ; slot = (slot + 1) % slots.length) {
        const row = (slots[slot] ?? 0) - 1
        if (row < 0 || texts[row]?.startsWith(id)) return row
      }
    },

    /** Notes a new row, whose text is there already. */
    add(row: number) {
      if (++taken * 2 > slots.length) {
        const old = slots
        slots = new Uint32Array(old.length * 2)
        for (const entry of old) if (entry > 0) put(texts[entry - 1] ?? '', entry)
      }
      put(texts[row] ?? '', row + 1)
    },
  }
}

/** FNV-1a of the id that a text begins with. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
