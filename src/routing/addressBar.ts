import { createPath, type Location, parsePath, type To } from 'react-router'

/** Paths in a location do not include the base path: it is added and removed here. `base` ends with a slash. */
export function createAddressBar(base: string, { history, location, addEventListener }: Window) {
  const prefix = base.slice(0, -1)
  const href = (to: To) => prefix + (typeof to === 'string' ? to : createPath(to))
  const toUrl = (to: To) => new URL(href(to), location.origin)
  /** The position among this tab's entries. An entry without one was made by a link to a fragment, or is the first. */
  let index = -1

  /** Reads the current entry, and how far it is from the one before. */
  const read = (): { location: Location; delta: number } => {
    const { usr = null, key = newKey(), idx = index + 1 } = history.state ?? {}
    if (history.state?.idx === undefined) history.replaceState({ usr, key, idx }, '')
    const delta = idx - index
    index = idx
    const { pathname, search, hash } = location
    return {
      location: { pathname: pathname.slice(prefix.length) || '/', search, hash, state: usr, key },
      delta,
    }
  }

  return {
    read,
    href,
    /** Creates a location that no entry has yet. */
    create(to: To, state: unknown): Location {
      const { pathname, search, hash } = toUrl(typeof to === 'string' ? parsePath(to) : to)
      return { pathname: pathname.slice(prefix.length) || '/', search, hash, state, key: newKey() }
    },
    /** Adds an entry, or replaces the current one. */
    write(to: Location, replace: boolean) {
      if (!replace) index++
      const entry = { usr: to.state, key: to.key, idx: index }
      if (replace) history.replaceState(entry, '', href(to))
      else history.pushState(entry, '', href(to))
    },
    go: (delta: number) => history.go(delta),
    /** Calls back after the user moved through the entries, or followed a link to a fragment. */
    onPop: (callback: () => void) => addEventListener('popstate', callback),
  }
}

const newKey = () => Math.random().toString(36).slice(2, 10)
