import type { QueryClient } from '@tanstack/react-query'
import { watchPulse } from './heartbeat.ts'
import { remindBeforeLeaving } from '../journal/unsavedReminder.ts'
import { watchVersion } from './newVersion.ts'

/** Watches what may end a session by surprise: a journal that is not saved, a desk that died, a new version. */
export function watch(queryClient: QueryClient) {
  watchPulse()
  watchVersion(queryClient)
  // Without the desk nothing is lost by leaving.
  remindBeforeLeaving().catch(() => {})
}
