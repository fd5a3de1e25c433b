import type { Decision } from '../src/operations/decisions.ts'
import type { ReviewRecord } from '../src/desk/review/records.ts'
import { addRecord } from '../src/desk/review/replay.ts'
import { createReview, type Review } from '../src/desk/review/review.ts'

type ReviewHeader = Review['header']

export const giveWay = () => Promise.resolve()
export const roleId = 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03'
export const idOf = (n: number) => `0f8fad5b-d9cb-469f-a165-7086772${String(n).padStart(5, '0')}`
/** What a review knows of the person with this number. */
export const factsOf = (n: number, status = 'ACTIVE') => ({
  id: idOf(n),
  email: `person${n}@example.com`,
  firstName: 'Person “one”',
  lastName: `=${n}`,
  title: null,
  roleId,
  status,
  createdDateTime: '2024-05-06T07:08:09Z',
  lastActivityDateTime: null,
})

/** Creates a review of this many people, who have the ids `idOf(0)` and so on. */
export function reviewOf(people: number, header: Partial<ReviewHeader> = {}): Review {
  const review = createReview({
    id: '0123abcd',
    name: 'Autumn',
    reviewer: 'Anna',
    at: 1000,
    organization: null,
    mode: 'live',
    hint: 'tot_…1234',
    scope: 'Everyone',
    population: {
      people,
      terminated: 0,
      total: people,
      readAt: 500,
      isComplete: true,
      unread: 0,
      notFound: [],
      ambiguous: 0,
    },
    earlier: null,
    roles: [{ id: roleId, name: 'member', organizationId: null }],
    ...header,
  })
  for (let n = 0; n < people; n++) addRecord(review, { record: 'person', facts: factsOf(n), earlier: null })
  return review
}

/** The record of a decision about the person with this number. */
export function decided(n: number, made: Decision, at: number): ReviewRecord {
  return {
    record: 'decision',
    at,
    person: idOf(n),
    decision: made,
    roleId: null,
    seconds: 1.5,
    isSelf: false,
  }
}
