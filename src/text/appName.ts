/// <reference types="vite/client" />
/**
 * Returns the name of this copy of Roster, for everything that the pages of an origin share: storage, channels, workers and
 * locks. Several copies may be served below different paths of one host. `base` is such a path, with a slash at both ends.
 */
export function appNameOf(base: string): string {
  return `roster${base.slice(0, -1)}`
}

/** The name of this copy. */
export const appName = appNameOf(import.meta.env.BASE_URL)
