import { desk } from '../desk/port/client.ts'

/** What is typed somewhere in this page, and how it gets there again. */
interface Holder {
  get: () => unknown
  set: (text: never) => void
}

const holders = new Map<string, Holder>()
let back: Record<string, unknown> | null = null
let reloading = false

/** Has something that was typed kept over a reload for a new version, in the desk's memory alone. */
export function keepDraftOverReload(name: string, holder: Holder) {
  holders.set(name, holder)
  give(name, holder)
}

/** Gives this page what was typed before it was reloaded; to be called once someone is signed in. */
export async function restoreDrafts() {
  if (back !== null) return
  back = {}
  back = Object(await desk.takeDrafts())
  for (const [name, holder] of holders) give(name, holder)
}

/** Loads the page anew, with what was typed. */
export async function reload() {
  const texts = Object.fromEntries([...holders].map(([name, { get }]) => [name, get()]))
  // A dead desk keeps nothing, and must not keep the page from being loaded anew.
  await Promise.race([desk.saveDrafts({ texts }), new Promise((resolve) => setTimeout(resolve, 1000))])
  reloading = true
  location.reload()
}

/** Whether the page is being loaded anew with what was typed, so that nobody need be warned. */
export function isReloading(): boolean {
  return reloading
}

function give(name: string, { set }: Holder) {
  const text = back?.[name] ?? null
  if (text !== null) set(text as never)
}
