import { desk } from '../desk/port/client.ts'
import { announce, clearStatus, currentStatus } from '../ui/status.ts'
import { reload } from './draftsOverReload.ts'

/** How often the desk is asked whether it is there, in milliseconds, and after how many silent times in a row it isn't. */
const beat = 1000
const silences = 3

const says =
  'Roster’s background worker has stopped: nothing can be read or changed here, and what it held is gone. ' +
  'Reload, and sign in again. What you are typing is lost by that, so copy it first.'

/**
 * Notices when the desk is dead, which nothing else tells: its calls would just never be answered. A tab that nobody
 * looks at asks nothing. Counted and not timed: a computer that slept has a long silence behind it, and no dead desk.
 */
export function watchHeartbeat() {
  let unanswered = 0
  let awaited = false
  let told = false

  const ask = async () => {
    if (document.hidden) return
    if (awaited) {
      unanswered++
      if (unanswered >= silences && !told) {
        told = true
        announce(says, { name: 'Reload', run: () => void reload() }, true)
      }
      return
    }
    awaited = true
    try {
      await desk.ping()
      unanswered = 0
      // Only slow after all.
      if (told && currentStatus()?.text === says) clearStatus()
      told = false
    } catch {
      // It could not be started, which the page itself says.
    }
    awaited = false
  }
  setInterval(() => void ask(), beat)
  document.addEventListener('visibilitychange', () => void ask())
}
