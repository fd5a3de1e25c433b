import type { Page } from '@playwright/test'

/** A wait for what follows a key press, a click or a choice. */
type Awaited = 'otherResults' | 'everyoneRead'

declare global {
  interface Window {
    /** Starts waiting; resolves with the milliseconds since the browser received the last key press, click or choice. */
    awaitShown: (what: Awaited) => void
    shown: Promise<number>
  }
}

/** Makes every document of this page able to wait for what is shown. */
export async function watchShown(page: Page) {
  await page.addInitScript(watch)
}

/** Measures from what `act` does until it is painted, in milliseconds; 30 seconds at most. */
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
 * Runs in the page. After each change to the document, checks whether the target is there; if so, takes the time in
 * the first task after the frame that shows it, that is when its styles, layout and paint are done.
 */
function watch() {
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)
  /** The rows, their highlights and the range (`1–20 of 137`): nothing that changes by itself. */
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
  new MutationObserver(() => {
    if (awaited === null || !isThere[awaited]()) return
    awaited = null
    requestAnimationFrame(() => {
      void scheduler.postTask(() => resolve(performance.now() - began), { priority: 'user-blocking' })
    })
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
