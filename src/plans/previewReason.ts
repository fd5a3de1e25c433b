import type { ListAnswer, Purpose } from '../desk/list/types.ts'

type Operation = Purpose['operation']

/** Whether an operation takes its values from columns, which leavers do not have. */
export const needsColumns = (operation: Operation) => operation === 'columns' || operation === 'updateProfile'
/** Whether an operation gives everyone the same role, which has to be chosen. */
export const needsRole = (operation: Operation) => operation === 'changeRole' || operation === 'reinstate'

interface Preview {
  purpose: Purpose
  /** For this purpose; null until it arrives. */
  answer: ListAnswer | null
  isReadingDirectory: boolean
  isCreatingPlan: boolean
  /** Whether someone has confirmed that no leaver is on a line without a match. */
  isConfirmed: boolean
}

/** Returns why no plan can be previewed, as a sentence, or null when one can. */
export function previewReason({
  purpose: { appliesTo, operation, roleId },
  answer,
  isReadingDirectory,
  isCreatingPlan,
  isConfirmed,
}: Preview): string | null {
  if (isCreatingPlan) return 'Creating the plan…'
  if (isReadingDirectory) return 'Wait until everyone is loaded.'
  if (answer === null) return 'Matching the list…'
  if (answer.delimiterCandidates.length > 0) return 'Choose the delimiter first.'
  if (answer.columnCandidates.length > 0) return 'Choose the columns first.'
  if (needsColumns(operation) && answer.encodingCandidates.length > 0) return 'Choose the encoding first.'
  return appliesTo === 'leavers'
    ? leaversReason(answer, operation, roleId, isConfirmed)
    : listedReason(answer, operation, roleId)
}

function leaversReason(
  { counts, planned, unresolved }: ListAnswer,
  operation: Operation,
  roleId: string | null,
  isConfirmed: boolean,
): string | null {
  if (counts.matched === 0) {
    return counts.ambiguous === 0
      ? 'Nobody on the list was found, so everyone would be a leaver.'
      : 'No line matches exactly one person, so everyone would be a leaver.'
  }
  const missing = missingChoice(operation, roleId)
  if (missing !== null) return missing
  if (planned.requests === 0) return 'There are no leavers: everyone who is active is on the list.'
  return unresolved.count > 0 && !isConfirmed ? 'Check the lines without a match first.' : null
}

function listedReason(
  { counts, planned }: ListAnswer,
  operation: Operation,
  roleId: string | null,
): string | null {
  const missing = missingChoice(operation, roleId)
  if (missing !== null) return missing
  if (planned.requests > 0) return null
  if (counts.matched === 0) return 'No line matches a person.'
  return counts.damaged > 0
    ? 'Nothing to change, except values that look damaged.'
    : 'Nothing to change: everyone already has the values of their columns.'
}

function missingChoice(operation: Operation, roleId: string | null): string | null {
  if (operation === null) return 'Choose an operation.'
  return needsRole(operation) && roleId === null ? 'Choose a role.' : null
}
