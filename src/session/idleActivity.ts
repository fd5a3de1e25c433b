import { desk } from '../desk/port/client.ts'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'

/** At most so often the desk is told that someone is there, in milliseconds. */
const interval = 3000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const

/**
 * Tells the desk when someone is there, so that it doesn't lock, and after how long without that it has to. Gives what
 * ends that.
 */
export function watchActivity(): () => void {
  let told = Number.NEGATIVE_INFINITY
  const note = () => {
    const now = performance.now()
    if (now - told < interval) return
    told = now
    void desk.reportActivity()
  }
  for (const sign of signs) window.addEventListener(sign, note, { passive: true, capture: true })

  const tell = () => {
    const { minutes, runs } = preferences()
    void desk.setLocking({ minutes, runs })
  }
  tell()
  note()
  const ignore = subscribePreferences(tell)
  return () => {
    ignore()
    for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
  }
}
