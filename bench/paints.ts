import type { Page } from '@playwright/test'

/** What the benchmark waits for on a page. */
export type Awaited = 'form' | 'firstRow' | 'nextRow' | 'person' | 'state'

/** Names that identify rows and people on the screen. */
export interface Expected {
  /** In the first row of the table's first page. */
  first: string
  /** In the first row of the second page. */
  next: string
  /** The person whose page is opened. */
  person: string
}

/** When something was painted, in milliseconds. */
interface Paint {
  sinceNavigation: number
  /** Since the last click before it, counted from when the browser received the click. */
  sinceClick: number
}

declare global {
  interface Window {
    bench: Record<Awaited, Promise<Paint>>
  }
}

/** Makes every document of this page watch for paints from its start. */
export async function watchPaints(page: Page, expected: Expected) {
  await page.addInitScript(watch, expected)
}

/** Returns when it was painted in the current document. Waits up to 30 seconds for it. */
export async function painted(page: Page, what: Awaited): Promise<Paint> {
  const paint = await page.evaluate(
    (name) => Promise.race([window.bench[name], new Promise<null>((r) => setTimeout(r, 30_000, null))]),
    what,
  )
  if (paint === null) throw new Error(`${page.url()} did not come to show the ${what}.`)
  return paint
}

/**
 * Runs in the page. After each change to the document, checks whether the target is visible; if so, the time
 * is taken in the first task after the frame that shows it, that is when its styles, layout and paint are done.
 */
function watch({ first, next, person }: Expected) {
  const find: Record<Awaited, () => Element | null> = {
    form: () => document.querySelector('form input'),
    firstRow: () => named('tbody a', first),
    nextRow: () => named('tbody a', next),
    person: () => named('h1', person),
    state() {
      if (document.querySelector('dialog[open]')) return null
      const words = [...document.querySelectorAll('article span')]
      return words.find((word) => word.textContent === 'Terminated') ?? null
    },
  }
  const named = (selector: string, name: string) => {
    const found = document.querySelector(selector)
    return found?.textContent === name ? found : null
  }

  const resolvers = {} as Record<Awaited, (paint: Paint) => void>
  const promise = (what: Awaited) =>
    new Promise<Paint>((resolve) => {
      resolvers[what] = resolve
    })
  window.bench = {
    form: promise('form'),
    firstRow: promise('firstRow'),
    nextRow: promise('nextRow'),
    person: promise('person'),
    state: promise('state'),
  }
  let clicked = 0
  window.addEventListener('click', ({ timeStamp }) => (clicked = timeStamp), { capture: true })

  const missing = new Set(Object.keys(find) as Awaited[])
  const look = () => {
    for (const what of missing) if (find[what]()) requestAnimationFrame(() => record(what, clicked))
  }
  const record = (what: Awaited, since: number) => {
    if (!find[what]()?.checkVisibility() || !missing.delete(what)) return
    const resolve = () => {
      const now = performance.now()
      resolvers[what]({ sinceNavigation: now, sinceClick: now - since })
    }
    // Otherwise tasks queued earlier would run first, such as the one in which Chromium writes its code cache.
    void scheduler.postTask(resolve, { priority: 'user-blocking' })
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['open', 'hidden'],
  })
}
