import { desk } from '../desk/port/client.ts'

/** Reads and restores the unsaved text of one part of the page. */
export interface Draft {
  get: () => unknown
  set: (text: never) => void
}

const drafts = new Map<string, Draft>()
/** What this page got back after a reload; null until it has asked. */
let restored: Record<string, unknown> | null = null
let reloading = false

/** Registers unsaved text to be kept over a reload, in the desk's memory only. */
export function keepDraftOverReload(name: string, draft: Draft) {
  drafts.set(name, draft)
  restore(name, draft)
}

/** Restores what was typed before the page was reloaded. Call it once someone is signed in. */
export function restoreDrafts(): Promise<void> | void {
  if (restored !== null) return
  restored = {}
  return takeDrafts()
}

async function takeDrafts() {
  // The boot script has asked that. There is usually nothing to restore, and then nothing waits for it.
  if (!(await desk.hasDrafts())) return
  const { page = pageKey(), ...texts } = Object(await desk.takeDrafts())
  // Those of another page, which was closed, would come as a surprise.
  restored = page === pageKey() ? texts : {}
  for (const [name, draft] of drafts) restore(name, draft)
}

/** Finds out whether there is anything to restore, while someone signs in: usually not, and then nothing waits for it. */
export async function expectDrafts() {
  if (!(await desk.hasDrafts())) restored ??= {}
}

/** Reloads the page and keeps unsaved text. */
export async function reload() {
  const texts = Object.fromEntries([...drafts].map(([name, { get }]) => [name, get()]))
  // A desk that has died does not answer, and must not block the reload.
  await Promise.race([desk.saveDrafts({ texts }), new Promise((resolve) => setTimeout(resolve, 1000))])
  reloading = true
  location.reload()
}

/** Identifies the page's entry in the history of its tab, which a reload leaves as it is (routing/addressBar.ts). */
export function pageKey(): unknown {
  return history.state?.key
}

/** Whether `reload` is reloading the page, so that no warning about unsaved text is needed. */
export function isReloading(): boolean {
  return reloading
}

function restore(name: string, { set }: Draft) {
  const text = restored?.[name] ?? null
  if (text !== null) set(text as never)
}
