import { desk } from '../desk/port/client.ts'
import { type Draft, isReloading, keepDraftOverReload, pageKey } from './draftsOverReload.ts'

const drafts = new Map<string, Draft>()

/** Registers unsaved text to be kept where the browser reloads the page, and not only where Roster does. */
export function keepDraftOverAnyReload(name: string, draft: Draft) {
  drafts.set(name, draft)
  keepDraftOverReload(name, draft)
}

/** Hands over the drafts that are there, in case that the browser is reloading the page. */
function handOverDrafts({ persisted }: PageTransitionEvent) {
  if (isReloading() || persisted) return
  const texts = [...drafts].map(([name, { get }]) => [name, get()] as const)
  const kept = texts.filter(([, text]) => text !== null)
  if (kept.length > 0) void desk.saveDrafts({ texts: { ...Object.fromEntries(kept), page: pageKey() } })
}
// Before the page detaches (sessionSync.ts): then the desk may hand over what it has.
window.addEventListener('pagehide', handOverDrafts, { capture: true })
