import type { ServedSettings } from '../desk/session/servedSettingsTypes.ts'
import { useServedSettings } from '../organization/useServedSettings.ts'
import { parseSharedViews } from './sharedViews.ts'
import type { View } from './views.ts'

/** The views of each list that was read, so that a mistake is told once. */
const read = new WeakMap<readonly unknown[], View[]>()

/** Returns the views that the server gives to everyone, in `roster.json`. A saved view of the same name replaces one. */
export function useSharedViews(saved: readonly View[]): View[] {
  return sharedViews(useServedSettings(), saved)
}

/** Returns the views of these settings. A saved view of the same name replaces one. */
export function sharedViews(settings: ServedSettings | null, saved: readonly View[]): View[] {
  const given = settings?.views ?? null
  if (given === null) return []
  return viewsOf(given).filter(({ name }) => saved.every((own) => own.name !== name))
}

function viewsOf(given: readonly unknown[]): View[] {
  const known = read.get(given)
  if (known) return known
  const { views, mistakes } = parseSharedViews(given)
  // Only whoever serves Roster can mend it.
  // oxlint-disable-next-line no-console -- not the admin's business
  for (const mistake of mistakes) console.warn(`roster.json: ${mistake}`)
  read.set(given, views)
  return views
}
