/** How a filter matches its values: any of them, or none of them. */
export type MatchMode = 'is' | 'not'

/** Whether a filter only excludes values. */
export function isExcluding(selected: readonly string[]): boolean {
  return selected.every((value) => value.startsWith('-'))
}

/** Adds a value to a filter, or removes it. In mode `not`, the value is excluded. */
export function toggleValue(selected: readonly string[], value: string, mode: MatchMode): string[] {
  const written = mode === 'not' ? `-${value}` : value
  return selected.includes(written) ? selected.filter((other) => other !== written) : [...selected, written]
}

/** Excludes all values of a filter instead of including them, or the other way around. */
export function switchMode(selected: readonly string[], mode: MatchMode): string[] {
  const bare = selected.map(withoutMinus)
  return [...new Set(bare)].map((value) => (mode === 'not' ? `-${value}` : value))
}

/** Returns the value of a filter, whether it is included or excluded. */
export function withoutMinus(value: string): string {
  return value.replace(/^-/, '')
}
