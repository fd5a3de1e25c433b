import type { ApiErrorKind } from '../../api/error.ts'
import type { DecisionStep, Review, ReviewedPerson } from './review.ts'
import type { RecordOf, ReviewRecord } from './records.ts'
import type { MadeDecision } from './types.ts'

/** Adds a record to a review and applies it. Returns false, and adds nothing, if it does not fit the records before it. */
export function addRecord(review: Review, record: ReviewRecord): boolean {
  if (!apply(review, record)) return false
  review.records.push(record)
  return true
}

function apply(review: Review, record: ReviewRecord): boolean {
  switch (record.record) {
    case 'person':
      return addPerson(review, record)
    case 'decision':
      return decide(review, [record.person], () => ({
        decision: record.decision,
        roleId: record.roleId,
        at: record.at,
        seconds: record.seconds,
        batch: null,
        isSelf: record.isSelf,
        by: currentReviewer(review),
      }))
    case 'batch':
      return keepAll(review, record)
    case 'note':
      return update(review, record.person, { note: record.note })
    case 'undo':
      return move(review.undoable, review.redoable, 'before')
    case 'redo':
      return move(review.redoable, review.undoable, 'after')
    case 'compared':
      return compare(review, record)
    case 'finished':
      Object.assign(review, {
        state: record.plan === null ? 'ended' : 'planned',
        planId: record.plan,
        finishedAt: record.at,
        endedAt: record.plan === null ? record.at : null,
      })
      return true
    case 'reopened':
      Object.assign(review, { state: 'deciding', planId: null, finishedAt: null })
      return true
    case 'outcome':
      return update(review, record.person, {
        outcome: { state: record.state, at: record.ended, message: record.message },
      })
    case 'readAgain':
      return update(review, record.person, {
        readAgain: { at: record.at, facts: record.facts, error: record.error as ApiErrorKind | null },
      })
    case 'ended':
      Object.assign(review, { state: 'ended', endedAt: record.at })
      return true
  }
}

function addPerson(review: Review, { facts, earlier }: RecordOf<'person'>): boolean {
  const { people, byId } = review
  if (byId.has(facts.id)) return false
  const person: ReviewedPerson = {
    index: people.length,
    facts,
    before: null,
    isGone: false,
    made: null,
    former: null,
    note: '',
    earlier,
    outcome: null,
    readAgain: null,
  }
  people.push(person)
  byId.set(facts.id, person)
  return true
}

function update(review: Review, id: string, changes: Partial<ReviewedPerson>): boolean {
  const person = review.byId.get(id)
  if (person) Object.assign(person, changes)
  return person !== undefined
}

/** Makes the same decision about these people, as one step. */
function decide(review: Review, ids: readonly string[], made: (id: string) => MadeDecision): boolean {
  const people = ids.map((id) => review.byId.get(id))
  if (review.state !== 'deciding' || people.length === 0) return false
  const step: DecisionStep[] = []
  for (const person of people) {
    if (!person) return false
    step.push({ person, before: person.made, after: made(person.facts.id) })
  }
  for (const { person, after } of step) person.made = after
  review.undoable.push(step)
  review.redoable = []
  return true
}

function keepAll(review: Review, { at, reason, people, self }: RecordOf<'batch'>): boolean {
  const batch = review.batches.length + 1
  const made = (id: string): MadeDecision => ({
    decision: 'keep',
    roleId: null,
    at,
    seconds: null,
    batch,
    isSelf: id === self,
    by: currentReviewer(review),
  })
  if (!decide(review, people, made)) return false
  review.batches.push({ at, reason, people: people.length, by: currentReviewer(review) })
  return true
}

/** Takes the last step back, or makes it again. */
function move(from: DecisionStep[][], to: DecisionStep[][], which: 'before' | 'after'): boolean {
  const step = from.pop()
  if (!step) return false
  for (const { person, [which]: made } of step) person.made = made
  to.push(step)
  return true
}

/** Returns the name of who decides now. */
export function currentReviewer({ reviewers, header }: Review): string {
  return reviewers.at(-1) ?? header.reviewer
}

function compare(
  review: Review,
  { at, why, readAt, reviewer, unread, changed }: RecordOf<'compared'>,
): boolean {
  const people = changed.map(({ person, now }) => ({ person: review.byId.get(person), now }))
  const isChanged = new Set<ReviewedPerson>()
  for (const { person, now } of people) {
    if (!person) return false
    isChanged.add(person)
    person.before ??= person.facts
    person.isGone = now === null
    if (now) person.facts = now
    person.former = person.made ?? person.former
    person.made = null
  }
  // Undo must not bring back a decision about someone who has changed since.
  const without = (steps: DecisionStep[][]) =>
    steps.map((step) => step.filter(({ person }) => !isChanged.has(person))).filter((step) => step.length > 0)
  review.undoable = without(review.undoable)
  review.redoable = without(review.redoable)
  review.comparisons.push({ at, why, readAt, reviewer, unread })
  if (reviewer !== null) review.reviewers.push(reviewer)
  return true
}
