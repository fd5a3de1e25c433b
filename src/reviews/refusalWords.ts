import type { ReviewRefused } from '../desk/review/interface.ts'
import type { Scope } from '../desk/review/scopeTypes.ts'
import { explainSealedFile } from '../journal/sealedFileWords.ts'
import { type Explanation, isApiError } from '../ui/explain.ts'

/** Explains why the people of a scope could not be found; undefined where the error says it itself. */
export function explainScope(error: Error, who: Scope['who']): Explanation | undefined {
  if (who !== 'privileged' || !isApiError(error) || error.kind !== 'invalid' || error.status !== null)
    return undefined
  return {
    what: 'The API lists no role named owner or admin, so Roster can’t tell who they are.',
    advice: 'Filter the users page by role, then choose “These filters”.',
  }
}

/** Explains why a review was not started or opened. */
export function explainRefusal(refusal: ReviewRefused): Explanation {
  switch (refusal.refused) {
    case 'file': {
      const { fault } = refusal
      if (fault.is !== 'unreadable') return explainSealedFile(fault, 'review')
      return {
        what: `Line ${fault.line} of the file does not fit the lines before it.`,
        advice: 'Use the original file. Roster opens only files that nobody has edited.',
      }
    }
    case 'otherOrganization':
      return {
        what: 'This file is about another organization.',
        advice: 'Sign in to the organization that was reviewed, then open the file again.',
      }
    case 'alreadyOpen':
      return {
        what: 'This review is already open, and has decisions that the file doesn’t have.',
        advice: 'Continue with the open review, or discard it and open the file again.',
      }
    case 'hasPlan':
      return {
        what: 'This review is already open, and its plan has not finished.',
        advice: 'Run the plan, or discard it and open the file again.',
      }
    case 'nobody':
      return {
        what: 'Nobody matches this choice.',
        advice: 'Choose other people, or include people who are terminated.',
      }
  }
}
