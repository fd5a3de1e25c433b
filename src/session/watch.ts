import type { QueryClient } from '@tanstack/react-query'
import { watchHeartbeat } from './heartbeat.ts'
import { remindOfUnsavedJournal } from '../journal/unsavedReminder.ts'
import { survivesReload } from '../desk/port/client.ts'
import { remindOfUnsavedReviews } from '../journal/unsavedReviews.ts'
import { canStore } from '../desk/port/storageAccess.ts'
import { dismissTooltips } from '../ui/dismissTooltips.ts'
import { announce } from '../ui/status.ts'
import { watchClock } from './watchClock.ts'
import { watchVersion } from './newVersion.ts'
import { storageBlocked } from './words.ts'

/**
 * Watches for what can end a session unexpectedly: a dead worker, a new version, closing the tab without saving. Says so
 * where the browser remembers nothing, and lets Escape hide tooltips.
 */
export function watchSession(queryClient: QueryClient) {
  dismissTooltips(document)
  watchHeartbeat()
  watchClock(queryClient)
  watchVersion(queryClient)
  if (!survivesReload) {
    // Without it, a reload signs out.
    import('../desk/port/registerKeeper.ts').then(({ registerKeeper }) => registerKeeper()).catch(() => {})
  }
  if (!canStore) announce(storageBlocked, null, true)
  // Without the desk there is nothing to lose.
  remindOfUnsavedJournal().catch(() => {})
  remindOfUnsavedReviews()
}
