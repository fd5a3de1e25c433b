import { desk } from '../desk/port/client.ts'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'

/** Activity is reported to the desk at most this often. */
const throttleMs = 3000
const activityEvents = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const

/** Reports the admin's activity and lock settings to the desk, which locks without activity. Returns a cleanup function. */
export function watchActivity(): () => void {
  let lastReport = Number.NEGATIVE_INFINITY
  const report = () => {
    const now = performance.now()
    if (now - lastReport < throttleMs) return
    lastReport = now
    void desk.reportActivity()
  }
  for (const event of activityEvents) window.addEventListener(event, report, { passive: true, capture: true })

  const sendSettings = () => {
    const { minutes, runs } = preferences()
    void desk.setLocking({ minutes, runs })
  }
  sendSettings()
  report()
  const unsubscribe = subscribePreferences(sendSettings)
  return () => {
    unsubscribe()
    for (const event of activityEvents) window.removeEventListener(event, report, { capture: true })
  }
}
