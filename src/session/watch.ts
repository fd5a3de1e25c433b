import type { QueryClient } from '@tanstack/react-query'
import { watchHeartbeat } from './heartbeat.ts'
import { remindOfUnsavedJournal } from '../journal/unsavedReminder.ts'
import { watchVersion } from './newVersion.ts'

/** Watches what may end a session by surprise: a journal that is not saved, a desk that died, a new version. */
export function watch(queryClient: QueryClient) {
  watchHeartbeat()
  watchVersion(queryClient)
  // Without the desk nothing is lost by leaving.
  remindOfUnsavedJournal().catch(() => {})
}
