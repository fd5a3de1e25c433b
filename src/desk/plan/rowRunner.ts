import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import { RunStopped } from './limitedRequests.ts'
import type { Row } from './rows.ts'
import type { RowOutcome } from './types.ts'

interface Dependencies {
  onOutcome: (row: Row, outcome: RowOutcome) => void
  /** Milliseconds since 1970. */
  now: () => number
}

/** Failures that probably concern every row, not just one. */
const systemicFailures = new Set<ApiErrorKind>(['forbidden', 'server', 'network', 'timeout', 'unreadable'])
/** After this many systemic failures in a row, the run stops. */
const maxFailuresInRow = 8

/** Creates the function that runs a row and records its outcome, whatever the row is about. */
export function createRowRunner({ onOutcome, now }: Dependencies) {
  let failuresInRow = 0

  /** Runs a row: `attempt` returns its outcome or throws. Throws RunStopped after too many failures. */
  return async (row: Row, attempt: () => Promise<RowOutcome>) => {
    onOutcome(row, { state: 'running' })
    try {
      onOutcome(row, await attempt())
      failuresInRow = 0
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') {
        // Stopped before the write was sent, or refused.
        onOutcome(row, { state: 'waiting' })
        throw error
      }
      const { failure } = error
      if (failure.effect === 'unknown') onOutcome(row, { state: 'unknown', error: failure, at: now() })
      // Without an effect, the person or invitation could not be read: nothing was sent.
      else onOutcome(row, { state: 'failed', error: { ...failure, effect: 'none' }, at: now() })
      if (!systemicFailures.has(error.kind)) failuresInRow = 0
      else if (++failuresInRow >= maxFailuresInRow) throw new RunStopped(error.kind)
    }
  }
}

export type RunRow = ReturnType<typeof createRowRunner>
