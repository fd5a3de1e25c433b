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

/** Creates what runs rows and records their outcomes, whatever the rows are about. */
export function createRowRunner({ onOutcome, now }: Dependencies) {
  let failuresInRow = 0

  const runRow = async (row: Row, attempt: () => Promise<RowOutcome>) => {
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

  return {
    /**
     * Runs the waiting rows of a subject, one after the other. `attempt` returns the outcome of a row or throws. Throws
     * RunStopped after too many failures.
     */
    async runRows<SubjectRow extends Row>(
      rows: readonly SubjectRow[],
      attempt: (row: SubjectRow, request: NonNullable<SubjectRow['request']>) => Promise<RowOutcome>,
    ) {
      for (const row of rows) {
        const request: SubjectRow['request'] = row.request
        if (row.outcome.state === 'waiting' && request) await runRow(row, () => attempt(row, request))
      }
    },

    /** Settles a row whose outcome is unknown, now that its subject was read. `isDone` is null if that does not tell. */
    settleRow(row: Row, isDone: boolean | null) {
      const { outcome } = row
      if (outcome.state !== 'unknown' || isDone === null) return
      const error = { ...outcome.error, effect: 'none' } as const
      onOutcome(
        row,
        isDone ? { state: 'done', known: 'seen', at: now() } : { state: 'failed', error, at: now() },
      )
    },
  }
}

export type RowRunner = ReturnType<typeof createRowRunner>
