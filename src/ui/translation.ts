/**
 * Lets React work on a page that the browser translates.
 *
 * To translate, Chrome and Edge put a `<font>` in the place of each text node, or around it. React still updates and
 * removes the text node that it made: numbers on the page stop changing, and removing the node throws an error that
 * takes the page down. Here a text node that React writes to goes back to its place, where the translator finds it
 * again, and one that React removes takes its translation along.
 */
export function surviveTranslation(root: Node) {
  /** Text nodes that were taken out, each with the translation in its place. */
  const translations = new WeakMap<Node, HTMLElement>()
  /** Translations that have a text node. */
  const paired = new WeakSet<Node>()
  let isPatched = false

  const onRemoved = (node: Node, { target, addedNodes, previousSibling, nextSibling }: MutationRecord) => {
    if (!(node instanceof Text) || node.parentNode === target) return
    const translation = [...addedNodes, previousSibling, nextSibling].find(
      (other) => isFont(other) && other.parentNode === target && !paired.has(other),
    )
    if (!isFont(translation)) return
    translations.set(node, translation)
    paired.add(translation)
    observer.observe(node, { characterData: true })
    if (!isPatched) patchNode(translations)
    isPatched = true
  }
  /** Text nodes inside of their translation are visible as they are. */
  const onAdded = (node: Node) => {
    const translation = translations.get(node)
    if (!translation || translation.contains(node)) return
    translations.delete(node)
    translation.remove()
  }
  const onWritten = (node: Node) => {
    const translation = translations.get(node)
    if (translation?.isConnected && !translation.contains(node)) translation.before(node)
    onAdded(node)
  }

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') onWritten(record.target)
      for (const node of record.removedNodes) onRemoved(node, record)
      for (const node of record.addedNodes) onAdded(node)
    }
  })
  observer.observe(root, { childList: true, characterData: true, subtree: true })
}

function isFont(node: Node | null | undefined): node is HTMLElement {
  return node instanceof HTMLElement && node.localName === 'font'
}

/** Lets React remove, and insert before, text nodes that are no longer where it put them. */
function patchNode(translations: WeakMap<Node, HTMLElement>) {
  const { removeChild, insertBefore } = Node.prototype
  const isMissing = (node: Node | null, parent: Node) => node instanceof Text && node.parentNode !== parent
  /** The node that replaced this one. */
  const inPlace = (node: Node | null, parent: Node) => {
    const translation = node && translations.get(node)
    return translation?.parentNode === parent ? translation : null
  }
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    if (!isMissing(child, this)) return removeChild.call(this, child) as Child
    inPlace(child, this)?.remove()
    return child
  }
  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    next: Node | null,
  ): Child {
    return insertBefore.call(this, child, isMissing(next, this) ? inPlace(next, this) : next) as Child
  }
}
