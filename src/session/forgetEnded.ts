import type { QueryClient } from '@tanstack/react-query'
import { aboutPeople, sessionQuery } from '../organization/queries.ts'
import { emptyData } from './emptyData.ts'

/**
 * Empties everything that queries got in a session that has ended, unless drafts may need it: they hold people as they were
 * shown, and survive an expired token. Does nothing if the next session has begun, whose data it would empty: effects can run
 * after that.
 */
export function forgetEnded(queryClient: QueryClient) {
  const session = queryClient.getQueryData(sessionQuery.queryKey)
  if (session === undefined || session.signedIn || session.ended === 'expired') return
  // An event may have put data back since the session ended.
  queryClient.removeQueries(aboutPeople)
  emptyData(session)
}
