/** Space between what has the focus and a bar, in pixels. */
const gap = 8
/** Maximum bars that lie above one another: a message, the bars of a page, and the navigation of a phone. */
const maxBars = 3

/**
 * Scrolls what gets the focus by the keyboard clear of the bars that stick to the window's edges. Browsers scroll it into
 * the window, but not clear of bars; a scroll margin does that only where the height of the bars is known, and they wrap.
 */
export function uncoverFocus(document: Document) {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches('main :focus-visible')) return
    // The browser scrolls after the event.
    requestAnimationFrame(() => {
      for (let bars = 0; bars < maxBars && document.activeElement === target; bars++) {
        if (coveredHeight(target) === 0) return
        for (const scroller of scrollers(target)) scroller.scrollBy(0, coveredHeight(target))
      }
    })
  })
}

/** What scrolls an element, from the inside out. */
function scrollers(element: HTMLElement): Element[] {
  const found: Element[] = []
  for (let outer = element.parentElement; outer; outer = outer.parentElement)
    if (outer === document.documentElement || /auto|scroll/.test(getComputedStyle(outer).overflowY))
      found.push(outer)
  return found
}

/** How far to scroll down until a bar no longer covers an element, in pixels: negative to scroll up, 0 if none does. */
function coveredHeight(element: HTMLElement): number {
  const { left, width, top, bottom } = element.getBoundingClientRect()
  const x = left + width / 2
  const bar =
    barAt(element, x, Math.max(top, 0) + 1) ?? barAt(element, x, Math.min(bottom, window.innerHeight) - 1)
  if (bar === null) return 0
  if (bar.top + bar.bottom < window.innerHeight) return Math.min(0, top - gap - bar.bottom)
  // Not so far that the upper end of a high element disappears.
  return Math.max(0, Math.min(bottom + gap - bar.top, top - gap))
}

/** Where the bar is that covers a point of an element. */
function barAt(element: HTMLElement, x: number, y: number): DOMRect | null {
  let covering = document.elementFromPoint(x, y)
  while (covering && !covering.contains(element) && !element.contains(covering)) {
    if (['sticky', 'fixed'].includes(getComputedStyle(covering).position))
      return covering.getBoundingClientRect()
    covering = covering.parentElement
  }
  return null
}
