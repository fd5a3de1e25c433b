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
    numbers,
    times,

    /** Makes room for a row. */
    ensureCapacity(row: number) {
      if (row < capacity) return
      capacity = Math.max(row + 1, Math.ceil(capacity * 1.5))
      for (const name of keysOf(numbers)) numbers[name] = copyInto(numbers[name], new Uint32Array(capacity))
      for (const name of keysOf(times)) times[name] = copyInto(times[name], new Float64Array(capacity))
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

/** Sets a number of a column. Returns whether it changed. Apart from `setTime`, so that each knows its type of array. */
export function setNumber(column: Uint32Array, row: number, value: number): boolean {
  if (column[row] === value) return false
  column[row] = value
  return true
}

/** Sets a time of a column. Returns whether it changed. */
export function setTime(column: Float64Array, row: number, value: number): boolean {
  if (column[row] === value) return false
  column[row] = value
  return true
}

/** Sets a text of a column. Returns whether it changed. */
export function setText(column: string[], row: number, value: string): boolean {
  if (column[row] === value) return false
  column[row] = value
  return true
}
