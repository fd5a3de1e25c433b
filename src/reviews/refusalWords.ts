import type { ReviewRefused } from '../desk/review/reviewMethods.ts'
import { explainSealedFile } from '../journal/sealedFileWords.ts'
import type { Explanation } from '../ui/explain.ts'

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
        what: 'This review is open already, with decisions that the file does not have.',
        advice: 'Continue with the open review, or discard it and open the file again.',
      }
    case 'nobody':
      return { what: 'Nobody matches this choice.', advice: 'Choose other people.' }
  }
}
