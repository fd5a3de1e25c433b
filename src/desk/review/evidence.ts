import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../../text/csv.ts'
import { isoTime } from '../../text/isoTime.ts'
import { lineCount, type Review } from './review.ts'
import { toReviewPerson } from './reviewPerson.ts'
import { evidenceColumns, evidenceContext } from './evidenceColumns.ts'
import type { Evidence } from './evidenceTypes.ts'
import type { ReviewState } from './types.ts'
import { incompleteWords } from './words.ts'

/** The evidence of a review, before it is in a file. */
type Unsealed = Omit<Evidence, 'fileSeal'>

/** Collects the evidence of a review. `me`: the reviewer's own account. */
export function evidenceOf(
  review: Review,
  state: ReviewState,
  { seal, journalSeal, me }: { seal: string; journalSeal: string | null; me: string | null },
): Unsealed {
  const { header, people, comparisons } = review
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
    batches: batchesInForce(review),
    comparisons,
    journalSeal,
    seal,
    records: lineCount(review),
  }
}

/** Leaves out batches that were undone, and people who were decided about once more. The records of the file have all of them. */
function batchesInForce({ batches, people }: Review): Unsealed['batches'] {
  return batches.flatMap((batch, index) => {
    const kept = people.filter(({ made }) => made?.batch === index + 1).length
    return kept > 0 ? { ...batch, number: index + 1, people: kept } : []
  })
}

/** Returns the median of some numbers; null if there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  const lower = sorted[Math.ceil(middle) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
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
          ({ number, at, people, reason, by }) =>
            `${number}: ${people} kept in one decision by ${by} at ${isoTime(at)}: ${reason}`,
        )
        .join('\n'),
    ],
    ['Journal hash', 'journalHash', journalSeal ?? ''],
    ['Review hash', 'reviewHash', seal],
  ]
}

/** Writes the evidence as CSV. Each row repeats what is said of the review as a whole. */
export function evidenceCsv(evidence: Unsealed): string[] {
  const summary = summaryOf(evidence)
  const header = csvHeader([...evidenceColumns.map(([name]) => name), ...summary.map(([name]) => name)])
  const values = summary.map(([, , value]) => value)
  const context = evidenceContext(evidence.state)
  const rows = evidence.people.map((person) =>
    csvRecord([...evidenceColumns.map(([, , cell]) => cell(person, context)), ...values].map(escapeFormula)),
  )
  return [byteOrderMark + header, ...rows]
}

/** Returns the evidence as records, to follow those of the review in its file. */
export function evidenceRecords(evidence: Unsealed): object[] {
  const context = evidenceContext(evidence.state)
  const summary = Object.fromEntries(summaryOf(evidence).map(([, key, value]) => [key, value]))
  return [
    ...evidence.people.map((person) => ({
      record: 'result',
      ...Object.fromEntries(evidenceColumns.map(([, key, cell]) => [key, cell(person, context)])),
    })),
    { record: 'summary', ...summary },
  ]
}
