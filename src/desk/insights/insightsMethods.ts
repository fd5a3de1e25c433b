import type { Role } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import { everyone } from '../directory/emptyQuery.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { Insights } from './types.ts'

/** Methods for figures of the whole organization. */
export interface InsightsMethods {
  /** Counts everyone who was read so far. Throws ApiError. */
  insights: (input: null, signal: AbortSignal) => Promise<Insights>
}

interface Dependencies {
  askInSession: AskInSession
  directory: Directory
  roles: () => readonly Role[]
  /** Milliseconds since 1970. */
  now: () => number
}

/** Creates these methods. Their code is loaded when it is first needed. */
export function createInsightsMethods({
  askInSession,
  directory,
  roles,
  now,
}: Dependencies): InsightsMethods {
  return {
    insights: (_, signal) =>
      askInSession(async () => {
        const { countEveryone } = await import('./insights.ts')
        return countEveryone({ batches: directory.batches(everyone), roles: roles(), now: now() }, signal)
      }),
  }
}
