import type { RowState } from '../desk/plan/types.ts'

/** Outcomes of a change, within a sentence. */
export const outcomeLabels: Record<RowState, string> = {
  waiting: 'not run',
  running: 'running',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
  unknown: 'unknown',
  out: 'excluded from the plan',
}
