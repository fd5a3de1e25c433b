import type { Page } from '@playwright/test'

/** What is waited for after a key, a click or a choice. */
type Awaited = 'otherResults' | 'everyoneRead'

declare global {
  interface Window {
    /** Waits from now on; gives the milliseconds since the last key, click or choice, as the browser received it. */
    awaitShown: (what: Awaited) => void
    shown: Promise<number>
  }
}

/** Has every document of this page be able to wait for what is shown. */
export async function watchShown(page: Page) {
  await page.addInitScript(watch)
}

/** Milliseconds from what `act` does until it is painted; half a minute at most. */
export async function untilShown(page: Page, what: Awaited, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((awaited) => window.awaitShown(awaited), what)
  await act()
  const ms = await page.evaluate(() =>
    Promise.race([window.shown, new Promise<null>((resolve) => setTimeout(resolve, 30_000, null))]),
  )
  if (ms === null) throw new Error(`${page.url()} did not come to show the ${what}.`)
  return ms
}

/**
 * Runs in the page. After each change to the document, looks whether the awaited is there; if so, the time is taken in
 * the first task after the frame that shows it, that is when its styles, layout and paint are done.
 */
function watch() {
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)
  /** Who is in the rows, what is marked in them, and the like of `1–20 of 137`: nothing that changes by itself. */
  const results = () => JSON.stringify(['tbody a', 'tbody mark', 'nav[aria-label=Pages] p'].map(texts))
  let before = ''
  const isThere: Record<Awaited, () => boolean> = {
    otherResults: () => results() !== before,
    everyoneRead: () => texts('main button').includes('Refresh'),
  }
  let awaited: Awaited | null = null
  let resolve: (ms: number) => void = () => {}
  let began = 0
  for (const type of ['keydown', 'click', 'change']) {
    window.addEventListener(type, ({ timeStamp }) => (began = timeStamp), { capture: true })
  }
  window.awaitShown = (what) => {
    before = results()
    awaited = what
    window.shown = new Promise((resolver) => (resolve = resolver))
  }
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => resolve(performance.now() - began))
  port1.start()
  new MutationObserver(() => {
    if (awaited === null || !isThere[awaited]()) return
    awaited = null
    requestAnimationFrame(() => port2.postMessage(null))
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
