import { desk } from '../desk/port/client.ts'
import { announce, clearStatus, currentStatus } from '../ui/status.ts'
import { reload } from './draftsOverReload.ts'

const intervalMs = 1000
/** Number of intervals in a row without an answer after which the desk counts as dead. */
const maxMissedBeats = 3

const deskDied =
  'Roster has stopped. The activity, plans and access reviews of this session are lost. ' +
  'Copy any unsaved text, then reload and sign in again.'

/**
 * Notices when the desk's worker has died. Nothing else reports that: calls would just never be answered. Hidden tabs
 * do not ask. Beats are counted instead of timed, because a computer that wakes from sleep looks like a long silence.
 */
export function watchHeartbeat() {
  let missedBeats = 0
  let isWaiting = false
  let isAnnounced = false

  const beat = async () => {
    if (document.hidden) return
    if (isWaiting) {
      missedBeats++
      if (missedBeats >= maxMissedBeats && !isAnnounced) {
        isAnnounced = true
        announce(deskDied, { name: 'Reload', run: () => void reload() }, true)
      }
      return
    }
    isWaiting = true
    try {
      await desk.ping()
      missedBeats = 0
      // It was only slow.
      if (isAnnounced && currentStatus()?.text === deskDied) clearStatus()
      isAnnounced = false
    } catch {
      // The worker could not be started. The page itself reports that.
    }
    isWaiting = false
  }
  setInterval(() => void beat(), intervalMs)
  document.addEventListener('visibilitychange', () => void beat())
}
