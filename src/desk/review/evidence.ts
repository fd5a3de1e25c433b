import { decisionText } from '../../operations/decisions.ts'
import { roleName, statusWords } from '../../operations/person.ts'
import { type RoleTexts, roleTexts } from '../../operations/roleText.ts'
import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../../text/csv.ts'
import { isoTime } from '../../text/isoTime.ts'
import { receiptFailures, receiptOutcomes } from '../plan/words.ts'
import { lineCount, type Review } from './review.ts'
import { toReviewPerson } from './reviewPerson.ts'
import type { Evidence } from './evidenceTypes.ts'
import type { ReviewPerson, ReviewState } from './types.ts'
import { incompleteWords } from './words.ts'

/** The evidence of a review, before it is in a file. */
type Unsealed = Omit<Evidence, 'fileSeal'>

/** Collects the evidence of a review. `me`: the reviewer's own account. */
export function evidenceOf(
  review: Review,
  state: ReviewState,
  { seal, journalSeal, me }: { seal: string; journalSeal: string | null; me: string | null },
): Unsealed {
  const { header, people, batches, comparisons } = review
  const seconds = people.flatMap(({ made }) => made?.seconds ?? [])
  return {
    state,
    people: people.map((person) => toReviewPerson(person, me)),
    organization: header.organization,
    mode: header.mode,
    hint: header.hint,
    incomplete: incompleteWords(header.population),
    medianSeconds: median(seconds),
    single: seconds.length,
    batches,
    comparisons,
    journalSeal,
    seal,
    records: lineCount(review),
  }
}

/** Returns the median of some numbers; null if there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  const lower = sorted[Math.ceil(middle) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/** What the cells of a person need of the review. */
type Context = Pick<ReviewState, 'roles'> & { texts: RoleTexts }

const columns: [name: string, key: string, cell: (person: ReviewPerson, review: Context) => string][] = [
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

/** What the evidence says of the review as a whole. */
function summaryOf(evidence: Unsealed): [name: string, key: string, value: string][] {
  const { state, organization, mode, hint, incomplete, medianSeconds, batches, journalSeal, seal } = evidence
  const { population } = state
  return [
    ['Review', 'review', state.name],
    ['Reviewer', 'reviewer', state.reviewers.join(', ')],
    ['Organization', 'organization', organization ?? (mode === 'demo' ? 'Demo organization' : '')],
    ['Signed in with', 'hint', hint ?? ''],
    ['Scope', 'scope', state.scope],
    ['People', 'people', String(population.people)],
    ['People in the organization', 'total', String(population.total ?? '')],
    ['Excluded as terminated', 'terminated', String(population.terminated)],
    ['Loaded at', 'readAt', isoTime(population.readAt)],
    ['Complete', 'complete', incomplete === null ? 'Yes' : `INCOMPLETE. ${incomplete}`],
    ['Started', 'begun', isoTime(state.begunAt)],
    ['Ended', 'ended', isoTime(state.endedAt)],
    ['Median seconds per decision', 'medianSeconds', String(medianSeconds ?? '')],
    [
      'Batches',
      'batches',
      batches
        .map(
          ({ at, people, reason, by }, index) =>
            `${index + 1}: ${people} kept in one decision by ${by} at ${isoTime(at)}: ${reason}`,
        )
        .join('\n'),
    ],
    ['Journal hash', 'journalHash', journalSeal ?? ''],
    ['Review hash', 'reviewHash', seal],
  ]
}

function contextOf({ state: { roles } }: Unsealed): Context {
  return { roles, texts: roleTexts(roles) }
}

/** Writes the evidence as CSV. Each row repeats what is said of the review as a whole. */
export function evidenceCsv(evidence: Unsealed): string[] {
  const summary = summaryOf(evidence)
  const header = csvHeader([...columns.map(([name]) => name), ...summary.map(([name]) => name)])
  const values = summary.map(([, , value]) => value)
  const context = contextOf(evidence)
  const rows = evidence.people.map((person) =>
    csvRecord([...columns.map(([, , cell]) => cell(person, context)), ...values].map(escapeFormula)),
  )
  return [byteOrderMark + header, ...rows]
}

/** Returns the evidence as records, to follow those of the review in its file. */
export function evidenceRecords(evidence: Unsealed): object[] {
  const context = contextOf(evidence)
  const summary = Object.fromEntries(summaryOf(evidence).map(([, key, value]) => [key, value]))
  return [
    ...evidence.people.map((person) => ({
      record: 'result',
      ...Object.fromEntries(columns.map(([, key, cell]) => [key, cell(person, context)])),
    })),
    { record: 'summary', ...summary },
  ]
}
