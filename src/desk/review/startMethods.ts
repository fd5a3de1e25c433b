import { organizationIdOf } from '../../operations/organization.ts'
import { randomId } from '../../text/randomId.ts'
import { waitForEveryoneSince } from '../directory/waitForEveryone.ts'
import { findChanged, lastReadOf } from './compare.ts'
import { type EarlierPeople, earlierOf, lastTimeOf, readEarlier } from './earlier.ts'
import { readReview } from './file.ts'
import { findPopulation, howRead, maxCompareAgeMs, readEveryone } from './population.ts'
import { readRecord } from './records.ts'
import { addRecord, currentReviewer } from './replay.ts'
import type { ReviewMethods, ReviewRefused, StartReview } from './interface.ts'
import { createReview, lineCount, type Review } from './review.ts'
import { type ReviewDependencies, type ReviewStore, throwIfEnded } from './reviewStore.ts'
import { createEntry } from './reviewState.ts'
import type { ReviewState } from './types.ts'
import { scopeWords } from './words.ts'

/** Creates the methods that start a review and open one from a file. */
export function createStartMethods(
  store: ReviewStore,
  dependencies: ReviewDependencies,
): Pick<ReviewMethods, 'startReview' | 'openReview'> {
  const { entries, notify } = store
  const { api, delay, directory, ensureRoles, now, roles, session } = dependencies
  const giveWay = () => delay(0)
  const organizationId = () => organizationIdOf(roles())
  const isOther = (organization: string | null) =>
    organization !== null && organizationId() !== null && organization !== organizationId()

  const show = (review: Review, saved: number): ReviewState => {
    const entry = createEntry(review, saved)
    entries.set(review.header.id, entry)
    return notify(entry)
  }

  /** The last review of this session that has ended, for what changed since. */
  const lastReview = (): EarlierPeople | null => {
    const ended = [...entries.values()].filter(({ review }) => review.state === 'ended')
    const last = ended
      .toSorted((one, other) => (one.review.endedAt ?? 0) - (other.review.endedAt ?? 0))
      .at(-1)
    return last ? earlierOf(last.review) : null
  }

  const start = async (
    { name, reviewer, earlier, ...request }: StartReview,
    signal: AbortSignal,
  ): Promise<ReviewState | ReviewRefused> => {
    const http = api()
    await ensureRoles(signal)
    const before = earlier === null ? lastReview() : await readEarlier(earlier, giveWay)
    if (before && 'is' in before) return { refused: 'file', fault: before }
    if (before && isOther(before.organization)) return { refused: 'otherOrganization' }
    if (before && earlier !== null) await waitForEveryoneSince(lastTimeOf(before), directory, now(), signal)
    const { people, population } = await findPopulation(request, dependencies, signal)
    throwIfEnded(http, dependencies)
    if (people.length === 0) return { refused: 'nobody' }
    const { mode, hint } = session.state()
    const review = createReview({
      id: randomId(),
      name: name.trim(),
      reviewer: reviewer.trim(),
      at: now(),
      organization: organizationId(),
      mode,
      hint,
      scope: scopeWords(request.scope, roles()),
      population,
      earlier: before?.source ?? null,
      roles: [...roles()],
    })
    for (const facts of people) {
      addRecord(review, { record: 'person', facts, earlier: before?.byId.get(facts.id) ?? null })
    }
    return show(review, 0)
  }

  /** Compares the people of a review from a file with the present, if they are still to be decided about. */
  const compare = (review: Review, reviewer: string) => {
    // The file does not contain the plan. The comparison finds the people that it changed.
    if (review.state === 'planned') addRecord(review, { record: 'reopened', at: now() })
    if (review.state !== 'deciding') return
    const isSame = reviewer === '' || reviewer === currentReviewer(review)
    addRecord(review, {
      record: 'compared',
      at: now(),
      why: 'opened',
      readAt: howRead(dependencies).readAt,
      reviewer: isSame ? null : reviewer,
      ...findChanged(review.people, directory),
    })
  }

  return {
    startReview: start,

    async openReview({ text, reviewer }, signal) {
      const http = api()
      const file = await readReview(text, giveWay)
      if (file.is !== 'review') return { refused: 'file', fault: file }
      const { review } = file
      await ensureRoles(signal)
      if (isOther(review.header.organization)) return { refused: 'otherOrganization' }
      const open = entries.get(review.header.id)?.review
      // The plan of a review that is open would no longer belong to it.
      if (open?.state === 'planned') return { refused: 'hasPlan', reviewId: review.header.id }
      if (open && !startsWith(review, open)) return { refused: 'alreadyOpen', reviewId: review.header.id }
      await waitForEveryoneSince(lastReadOf(review), directory, now(), signal)
      await readEveryone(dependencies, signal, maxCompareAgeMs)
      throwIfEnded(http, dependencies)
      const isHere = review.people.some(({ facts }) => directory.get(facts.id) !== null)
      if (!isHere && directory.isComplete()) return { refused: 'otherOrganization' }
      const saved = lineCount(review)
      compare(review, reviewer.trim())
      return show(review, saved)
    },
  }
}

/** Whether a review has all records of another one, and maybe more. */
function startsWith(review: Review, other: Review): boolean {
  // Reading a record puts its members in the order of the schema.
  const lineOf = (record: unknown) => JSON.stringify(readRecord(record))
  return (
    review.records.length >= other.records.length &&
    other.records.every((record, index) => lineOf(record) === lineOf(review.records[index]))
  )
}
