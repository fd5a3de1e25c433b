/** A tab's history for tests: entries with an address and a state, and the moves of its user. */
export function createFakeBrowser(address: string) {
  const entries: { url: URL; state: unknown }[] = [
    { url: new URL(address, 'https://roster.test'), state: null },
  ]
  let at = 0
  let onPop = () => {}
  const current = () => entries[at] as (typeof entries)[number]
  const resolve = (href?: string) => new URL(href ?? current().url, current().url)
  const add = (url: URL, state: unknown) => entries.splice(++at, Infinity, { url, state })
  const history = {
    get state() {
      return current().state
    },
    pushState(state: unknown, _: string, href?: string) {
      add(resolve(href), state)
    },
    replaceState(state: unknown, _: string, href?: string) {
      entries[at] = { url: resolve(href), state }
    },
    /** Browsers move later, in a task of its own. */
    go: (delta: number) => void setTimeout(() => move(delta)),
  }
  const move = (delta: number) => {
    if (entries[at + delta] === undefined) return
    at += delta
    onPop()
  }
  const browser = {
    history,
    location: {
      get pathname() {
        return current().url.pathname
      },
      get search() {
        return current().url.search
      },
      get hash() {
        return current().url.hash
      },
      get origin() {
        return current().url.origin
      },
    },
    addEventListener(_: 'popstate', listener: () => void) {
      onPop = listener
    },
  }
  return {
    window: browser as unknown as Window,
    /** The user goes back or forward. */
    move,
    /** The user follows a link to a fragment, which the browser does by itself. */
    follow(fragment: string) {
      add(resolve(fragment), null)
      onPop()
    },
    address: () => current().url.href.slice(current().url.origin.length),
    length: () => entries.length,
  }
}
