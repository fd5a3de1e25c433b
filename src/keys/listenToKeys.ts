import { keysHere } from './bindings.ts'
import { createKeyHandler } from './createKeyHandler.ts'
import { isMac } from './platform.ts'
import { areSingleKeysOn } from './singleKeys.ts'

/** Runs shortcuts from now on. Elements with keys of their own go first, and so do open dialogs and menus. */
export function listenToKeys(document: Document) {
  const handle = createKeyHandler({
    bindings: () => keysHere().flatMap(({ bindings }) => bindings),
    areSingleKeysOn,
    isMac,
    now: () => performance.now(),
  })
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open], :popover-open') !== null) return
    if (handle(event)) event.preventDefault()
  })
}
