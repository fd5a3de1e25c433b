/** The cells of a table of numbers: columns of the same height, which grows. */
export function createCells() {
  let height = 1024
  const numbers = {
    first: new Uint32Array(height),
    last: new Uint32Array(height),
    title: new Uint32Array(height),
    role: new Uint32Array(height),
    status: new Uint32Array(height),
    /** Where the API lists them, from 0. */
    place: new Uint32Array(height),
    /** The round of reading that saw them last; 0 for none. */
    seen: new Uint32Array(height),
    /** 0 for those who are gone. */
    live: new Uint32Array(height),
  }
  /** Milliseconds since 1970; Infinity where there is none. */
  const times = { created: new Float64Array(height), activity: new Float64Array(height) }

  return {
    numbers: numbers as Readonly<typeof numbers>,
    times: times as Readonly<typeof times>,

    /** Makes sure that there is such a row. */
    reach(row: number) {
      if (row < height) return
      height = Math.ceil(row * 1.5)
      for (const name of namesOf(numbers)) numbers[name] = copied(numbers[name], new Uint32Array(height))
      for (const name of namesOf(times)) times[name] = copied(times[name], new Float64Array(height))
    },

    /** Sets a cell. Gives whether that changed it. */
    set(column: keyof typeof numbers, row: number, value: number): boolean {
      const changed = numbers[column][row] !== value
      numbers[column][row] = value
      return changed
    },

    /** Sets a cell that holds a time. Gives whether that changed it. */
    setTime(column: keyof typeof times, row: number, value: number): boolean {
      const changed = times[column][row] !== value
      times[column][row] = value
      return changed
    },
  }
}

function namesOf<T extends object>(columns: T): (keyof T)[] {
  return Object.keys(columns) as (keyof T)[]
}

function copied<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
