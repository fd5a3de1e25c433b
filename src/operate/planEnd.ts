import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../text/count.ts'

/** Words the message about a run that has ended or paused by itself. Null where there is nothing to say. */
export function endMessage({
  title,
  state,
  error,
  counts,
}: Pick<PlanState, 'title' | 'state' | 'error' | 'counts'>): {
  text: string
  tone: 'good' | 'warning'
} | null {
  if (state === 'ended') {
    const { done, failed, skipped, unknown } = counts
    const outcomes = Object.entries({ done, failed, skipped, unknown })
      .filter(([, rows]) => rows > 0)
      .map(([outcome, rows]) => `${count(rows)} ${outcome}`)
      .join(', ')
    // A run that changed nobody is no success either.
    const isGood = failed + unknown === 0 && done > 0
    return { text: `${title}: ${outcomes || 'no rows'}.`, tone: isGood ? 'good' : 'warning' }
  }
  return state === 'paused' && error !== null && error !== 'unauthorized'
    ? { text: `${title}: paused after an error. Open the plan for details.`, tone: 'warning' }
    : null
}
