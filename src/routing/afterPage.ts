let pageShown: () => Promise<void> = () => new Promise(() => {})

/** Sets how to wait for a page: the function resolves once the page is on the screen with its data. */
export function setPageShown(wait: () => Promise<void>) {
  pageShown = wait
}

/** Runs something that the page does not need, once that is on the screen with its data and the browser is idle. */
export function afterPage(run: () => void) {
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout
  void pageShown().then(() => whenIdle(run))
}
