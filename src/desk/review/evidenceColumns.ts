import { decisionText } from '../../operations/decisions.ts'
import { roleName, statusWords } from '../../operations/person.ts'
import { type RoleTexts, roleTexts } from '../../operations/roleText.ts'
import { isoTime } from '../../text/isoTime.ts'
import { receiptFailures, receiptOutcomes } from '../plan/words.ts'
import type { ReviewPerson, ReviewState } from './types.ts'

/** What the cells of a person need of the review. */
type Context = Pick<ReviewState, 'roles'> & { texts: RoleTexts }

/** The columns of the evidence about a person: in CSV, in a review’s file, and the cell. */
export const evidenceColumns: [
  name: string,
  key: string,
  cell: (person: ReviewPerson, review: Context) => string,
][] = [
  ['ID', 'id', ({ id }) => id],
  ['Email', 'email', ({ facts }) => facts.email ?? ''],
  ['Name', 'name', ({ name }) => name],
  ['Title', 'title', ({ facts }) => facts.title ?? ''],
  [
    'Role',
    'role',
    ({ facts: { roleId } }, { texts }) => (roleId === null ? 'Unknown' : (texts.get(roleId) ?? roleId)),
  ],
  ['Status', 'status', ({ facts, isGone }) => (isGone ? 'Gone' : statusWords(facts.status))],
  ['Created', 'created', ({ facts }) => facts.createdDateTime ?? ''],
  ['Last activity', 'lastActivity', ({ facts }) => facts.lastActivityDateTime ?? ''],
  [
    'Decision',
    'decision',
    ({ made }, { roles }) => (made ? decisionText(made.decision, made.roleId, roles) : ''),
  ],
  ['Note', 'note', ({ note }) => note],
  ['Decided by', 'decidedBy', ({ made }) => made?.by ?? ''],
  ['Decided at', 'decidedAt', ({ made }) => isoTime(made?.at ?? null)],
  ['Seconds', 'seconds', ({ made }) => String(made?.seconds ?? '')],
  ['Batch', 'batch', ({ made }) => String(made?.batch ?? '')],
  ['Own account', 'isSelf', ({ isSelf }) => (isSelf ? 'Yes' : '')],
  ['Changed since the review began', 'isChanged', ({ isChanged }) => (isChanged ? 'Yes' : '')],
  [
    'Earlier decision',
    'earlierDecision',
    ({ earlier }, { roles }) =>
      earlier?.decision ? decisionText(earlier.decision, earlier.roleId, roles) : '',
  ],
  ['Outcome', 'outcome', ({ outcome }) => (outcome ? receiptOutcomes[outcome.state] : '')],
  ['Outcome at', 'outcomeAt', ({ outcome }) => isoTime(outcome?.at ?? null)],
  ['Message', 'message', ({ outcome }) => outcome?.message ?? ''],
  ['Checked at', 'readAgainAt', ({ readAgain }) => isoTime(readAgain?.at ?? null)],
  ['Found by the check', 'readAgain', readAgainCell],
  ['As decided', 'asDecided', ({ readAgain }) => yesOrNo(readAgain?.asDecided ?? null)],
]

/** Words a cell; empty if nothing is known. */
function yesOrNo(value: boolean | null): string {
  if (value === null) return ''
  return value ? 'Yes' : 'No'
}

function readAgainCell({ readAgain }: ReviewPerson, { roles }: Context): string {
  if (!readAgain) return ''
  const { facts, error } = readAgain
  if (facts) return `${statusWords(facts.status)}, ${roleName(facts.roleId, roles)}`
  return error === null ? 'No longer exists' : receiptFailures[error]
}

/** Returns what the cells of each person need of the review. */
export function evidenceContext({ roles }: Pick<ReviewState, 'roles'>): Context {
  return { roles, texts: roleTexts(roles) }
}
