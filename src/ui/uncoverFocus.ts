/** Space between what has the focus and a bar, in pixels. */
const gap = 8

/**
 * Scrolls what gets the focus by the keyboard clear of the bars that stick to the window's edges. Browsers scroll it into
 * the window, but not clear of bars; a scroll margin does that only where the height of the bars is known, and they wrap.
 */
export function uncoverFocus(document: Document) {
  // The browser scrolls after the event.
  document.addEventListener('focusin', ({ target }) => requestAnimationFrame(() => uncover(target)))
  uncover(document.activeElement)
}

function uncover(target: EventTarget | null) {
  if (!(target instanceof HTMLElement) || !target.matches('main :focus-visible')) return
  const { style } = target
  // At most a message, the bars of a page and the navigation of a phone, one above another.
  for (let bars = 0; bars < 3; bars++) {
    const { left, width, top, bottom } = target.getBoundingClientRect()
    const x = left + width / 2
    const bar = barAt(target, x, bottom - 1) ?? barAt(target, x, top + 1)
    if (!bar) break
    const below = innerHeight - bar.bottom
    if (below < bar.top) style.scrollMarginBottom = `${innerHeight - bar.top + gap}px`
    else style.scrollMarginTop = `${bar.bottom + gap}px`
    target.scrollIntoView({ block: 'nearest' })
  }
  style.scrollMargin = ''
}

/** Where the bar is that covers a point of an element. */
function barAt(element: Element, x: number, y: number): DOMRect | undefined {
  let covering = document.elementFromPoint(x, y)
  while (covering && !covering.contains(element) && !element.contains(covering)) {
    if (/sticky|fixed/.test(getComputedStyle(covering).position)) return covering.getBoundingClientRect()
    covering = covering.parentElement
  }
  return undefined
}
