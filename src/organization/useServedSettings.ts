import { useEffect, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ServedSettings } from '../desk/session/servedSettingsTypes.ts'

let reading: Promise<ServedSettings> | undefined
let known: ServedSettings | null = null

/** Returns what `useServedSettings` has read so far. */
export const knownServedSettings = () => known

/**
 * Returns what the server says about itself in `roster.json`; null until it is read, and where it can't be. Not a query:
 * a lock and a sign-out empty these, but this says nothing about people.
 */
export function useServedSettings(): ServedSettings | null {
  const [settings, setSettings] = useState<ServedSettings | null>(null)
  useEffect(() => {
    reading ??= desk.servedSettings().then(keep)
    reading.then(setSettings, () => {
      reading = undefined
    })
  }, [])
  return settings
}

/** Keeps the settings, and tells the console what is wrong with the file: only whoever serves Roster can mend it. */
function keep(settings: ServedSettings): ServedSettings {
  // oxlint-disable-next-line no-console -- not the admin's business
  for (const mistake of settings.mistakes) console.warn(`roster.json: ${mistake}`)
  known = settings
  return settings
}
