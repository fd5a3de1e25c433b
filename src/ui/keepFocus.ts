/** Time that an element's own code has to move the focus, in milliseconds: a closing dialog returns it, a page moves it. */
const graceMs = 60

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled, [hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]'

/**
 * Hands the focus on when the element that has it is removed: to what comes next in its place, or else to what comes
 * before. Browsers leave it on the body then, and the next Tab starts at the top of the page. Returns a function that
 * stops it.
 */
export function keepFocus(document: Document): () => void {
  const { body } = document
  /** The element that had the focus last, unless it was left on purpose. */
  let last: Element | null = document.activeElement === body ? null : document.activeElement
  const isLost = () => document.activeElement === body || document.activeElement === null

  const onFocusIn = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null
  }
  const onFocusOut = ({ target }: FocusEvent) => {
    // A moment later, since some browsers report the removal while the element is still in the document.
    queueMicrotask(() => {
      const isLeft = target === last && last?.isConnected && !last.matches(':disabled')
      if (isLeft && isLost() && document.hasFocus()) last = null
    })
  }
  const observer = new MutationObserver((records) => {
    if (last === null || last.isConnected) return
    const lost = last
    const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)))
    last = null
    // A whole page was replaced: the next one moves the focus itself.
    if (record && ![...record.removedNodes].some(hasHeading))
      setTimeout(() => {
        if (isLost()) successor(record)?.focus()
      }, graceMs)
  })

  document.addEventListener('focusin', onFocusIn)
  document.addEventListener('focusout', onFocusOut)
  observer.observe(body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('focusout', onFocusOut)
    observer.disconnect()
  }
}

/** Whether the heading of a page is in a node. */
function hasHeading(node: Node): boolean {
  return node instanceof Element && (node.matches('h1') || node.querySelector('h1') !== null)
}

/** The element to focus instead of a removed one: the first after its place, or else the last before, close by first. */
function successor({ target, previousSibling }: MutationRecord): HTMLElement | undefined {
  let before: Node | null = previousSibling?.isConnected ? previousSibling : null
  for (let scope: Node | null = target; scope instanceof Element; scope = scope.parentNode) {
    if (!scope.isConnected) {
      before = null
      continue
    }
    const elements = [...scope.querySelectorAll<HTMLElement>(focusable)].filter((element) =>
      element.checkVisibility(),
    )
    const place = before
    const next = elements.find((element) => isAfter(element, place))
    const found = next ?? elements.findLast((element) => !isAfter(element, place))
    if (found) return found
    before = scope.previousSibling
  }
  return undefined
}

/** Whether an element comes after a node and what is in it. After no node comes everything. */
function isAfter(element: Element, place: Node | null): boolean {
  if (place === null) return true
  return (
    !place.contains(element) &&
    Boolean(place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
  )
}
