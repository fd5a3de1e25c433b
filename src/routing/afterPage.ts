let pageShown: () => Promise<void> = () => new Promise(() => {})

/** Sets how to wait for a page: the function resolves once the page is on the screen with its data. */
export function setPageShown(wait: () => Promise<void>) {
  pageShown = wait
}

/** Maximum wait for an idle browser, in milliseconds. */
const maxWaitMs = 500

/** Runs something when the browser is idle. Chromium may never be idle once a key was pressed, so it waits no longer. */
export function whenIdle(run: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: maxWaitMs })
  else setTimeout(run)
}

/** Runs something that the page does not need, once that is on the screen with its data and the browser is idle. */
export function afterPage(run: () => void) {
  void pageShown().then(() => whenIdle(run))
}
