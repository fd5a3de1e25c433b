import type { QueryClient } from '@tanstack/react-query'
import { watchHeartbeat } from './heartbeat.ts'
import { remindOfUnsavedJournal } from '../journal/unsavedReminder.ts'
import { watchVersion } from './newVersion.ts'

/** Watches for what can end a session unexpectedly: a dead worker, a new version, closing the tab without saving. */
export function watchSession(queryClient: QueryClient) {
  watchHeartbeat()
  watchVersion(queryClient)
  // Without the desk there is nothing to lose.
  remindOfUnsavedJournal().catch(() => {})
}
