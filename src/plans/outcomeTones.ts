import type { PlanState, RowState } from '../desk/plan/types.ts'
import type { Tone } from '../ui/Badge.tsx'

/** What the outcome of a row signals. */
export const outcomeTones: Record<RowState, Tone> = {
  waiting: 'quiet',
  running: 'quiet',
  done: 'good',
  failed: 'bad',
  skipped: 'warn',
  unknown: 'warn',
  out: 'quiet',
}

/** What the state of a plan signals. */
export const stateTones: Record<PlanState['state'], Tone> = {
  ready: 'quiet',
  running: 'good',
  paused: 'warn',
  ending: 'good',
  ended: 'good',
  discarded: 'quiet',
}
