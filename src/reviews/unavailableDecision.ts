import type { ReviewPerson } from '../desk/review/types.ts'
import type { Decision } from '../operations/decisions.ts'
import { operations } from '../operations/operations.ts'

/** Says why a decision can't be made about a person; null if it can. */
export function unavailableDecision({ facts, isGone }: ReviewPerson, decision: Decision): string | null {
  if (isGone) return 'This person no longer exists.'
  if (decision !== 'terminate' && decision !== 'changeRole') return null
  return operations[decision].unavailable(facts)
}
