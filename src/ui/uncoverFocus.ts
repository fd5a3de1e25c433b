/** Space between what has the focus and a bar, in pixels. */
const gap = 8
/** Bars that may cover it one after another: two at the top, at the bottom the navigation, a message and those of a page. */
const maxBars = 6

/**
 * Scrolls what has the focus by the keyboard clear of the bars that stick to the window's edges: when it gets the focus, and
 * when a bar appears or grows. Browsers scroll it into the window, but not clear of bars; a scroll margin does that only
 * where the height of the bars is known, and they wrap.
 */
export function uncoverFocus(document: Document) {
  const uncoverActive = () => uncover(document.activeElement)
  // The browser scrolls after the event.
  document.addEventListener('focusin', () => requestAnimationFrame(uncoverActive))
  // The page has room for its bars below its content.
  new ResizeObserver(uncoverActive).observe(document.body)
  // Tells that a message has moved the bars up (StatusMessage.tsx).
  new MutationObserver(uncoverActive).observe(document.documentElement, { attributeFilter: ['style'] })
}

function uncover(target: Element | null) {
  if (!(target instanceof HTMLElement) || !target.matches('main :focus-visible')) return
  const { style } = target
  // Without the margins of the styles: where they leave less room than it needs, browsers don't scroll at all.
  let [above, below] = [gap, gap]
  for (let bars = 0; bars < maxBars; bars++) {
    const bar = barOver(target)
    if (!bar) break
    const { top, bottom } = bar.getBoundingClientRect()
    if (isAtBottom(bar, target)) below = innerHeight - top + gap
    else above = bottom + gap
    style.scrollMarginBlock = `${above}px ${below}px`
    target.scrollIntoView({ block: 'nearest' })
  }
  style.scrollMargin = ''
}

/**
 * Whether a bar sticks to the bottom of the window. One that is sticky comes after what it covers then. It may be in the
 * upper half of a low window, above a message and the navigation.
 */
function isAtBottom(bar: Element, target: Element): boolean {
  if (getComputedStyle(bar).position === 'sticky')
    return (target.compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
  const { top, bottom } = bar.getBoundingClientRect()
  return innerHeight - bottom < top
}

/** Returns the bar that covers a part of an element. */
function barOver(element: Element): Element | undefined {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  for (const y of [bottom - 1, top + 1])
    for (const x of [(left + right) / 2, left + 1, right - 1]) {
      const bar = barAt(element, x, y)
      if (bar) return bar
    }
  return undefined
}

/** Returns the bar that covers a point of an element. */
function barAt(element: Element, x: number, y: number): Element | undefined {
  let covering = document.elementFromPoint(x, y)
  while (covering && !covering.contains(element) && !element.contains(covering)) {
    if (/sticky|fixed/.test(getComputedStyle(covering).position)) return covering
    covering = covering.parentElement
  }
  return undefined
}
