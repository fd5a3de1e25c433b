/**
 * Creates the numeric columns of the user store: one typed array per field, with the same number of rows. They grow
 * together.
 */
export function createNumericColumns() {
  let capacity = 1024
  const numbers = {
    /** The first five hold numbers of texts in the string pools. */
    first: new Uint32Array(capacity),
    last: new Uint32Array(capacity),
    title: new Uint32Array(capacity),
    role: new Uint32Array(capacity),
    status: new Uint32Array(capacity),
    /** Position in the API's list, from 0. */
    position: new Uint32Array(capacity),
    /** Number of the last pass that listed the user; 0 for none. */
    lastPass: new Uint32Array(capacity),
    /** 1 for a user whose last activity could not be read. */
    unreadActivity: new Uint32Array(capacity),
    /** 1 for a user who exists, 0 for one who was removed. */
    live: new Uint32Array(capacity),
  }
  /** Milliseconds since 1970; Infinity for null. */
  const times = { created: new Float64Array(capacity), activity: new Float64Array(capacity) }

  return {
    numbers: numbers as Readonly<typeof numbers>,
    times: times as Readonly<typeof times>,

    /** Makes room for a row. */
    ensureCapacity(row: number) {
      if (row < capacity) return
      capacity = Math.ceil(row * 1.5)
      for (const name of keysOf(numbers)) numbers[name] = copyInto(numbers[name], new Uint32Array(capacity))
      for (const name of keysOf(times)) times[name] = copyInto(times[name], new Float64Array(capacity))
    },

    /** Sets a value. Returns whether it changed. */
    set(column: keyof typeof numbers, row: number, value: number): boolean {
      const isChanged = numbers[column][row] !== value
      numbers[column][row] = value
      return isChanged
    },

    /** Sets a time. Returns whether it changed. */
    setTime(column: keyof typeof times, row: number, value: number): boolean {
      const isChanged = times[column][row] !== value
      times[column][row] = value
      return isChanged
    },
  }
}

function keysOf<T extends object>(columns: T): (keyof T)[] {
  return Object.keys(columns) as (keyof T)[]
}

function copyInto<T extends Uint32Array | Float64Array>(source: T, target: T): T {
  target.set(source)
  return target
}
