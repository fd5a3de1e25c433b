/** A path of the app, in parts. */
interface Path {
  pathname: string
  /** With its question mark; empty where there is none. */
  search: string
  /** With its number sign; empty where there is none. */
  hash: string
}

/** An entry of the browser history. Its path does not include the base path. */
export interface Location extends Path {
  state: unknown
  /** Names the entry, also after a reload. */
  key: string
}

/** Where to go: a path, or parts of one. */
export type To = string | Partial<Path>

/** How a page was reached: by a new entry of the browser history, in place of one, or by moving among them. */
export type NavigationType = 'push' | 'replace' | 'pop'

/** Puts the parts of a path together. */
export function pathOf({ pathname = '/', search = '', hash = '' }: Partial<Path>): string {
  return pathname + search + hash
}
