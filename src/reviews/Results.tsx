import { Button } from '../ui/Button.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from '../routing/Link.tsx'
import { desk } from '../desk/port/client.ts'
import type { ReviewPerson, ReviewState } from '../desk/review/types.ts'
import { interruptible } from '../organization/interruptible.ts'
import { count } from '../text/count.ts'
import { Failure } from '../ui/Failure.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { EvidenceTable } from './EvidenceTable.tsx'
import { evidenceQuery } from './queries.ts'
import classes from './Reviews.module.css'
import { interrupted, progressWords } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Rows shown at first and added by "Show more people". */
const pageSize = 100

/** What became of a review's decisions. */
export function Results({ review }: { review: ReviewState }) {
  const evidence = useQuery(evidenceQuery(review.id, review.version))
  const [limit, setLimit] = useState(pageSize)
  const { data } = evidence
  // People who were changed, or should have been, come first.
  const people = data?.people.toSorted((one, other) => Number(!one.outcome) - Number(!other.outcome)) ?? []
  return (
    <section aria-label="Results" className={classes.results}>
      <p>{progressWords(review)}</p>
      {review.planId !== null && (
        <p>
          <Link to={`/plans/${review.planId}`}>Go to the plan of this review</Link>
        </p>
      )}
      {review.state === 'planned' && (
        <Notice>
          The decisions are in a plan that has not finished. Run it, or discard it to decide again.
        </Notice>
      )}
      {data && <ReadAgain review={review} people={people} />}
      <QueryFailure title="The results could not be loaded." query={evidence} />
      {data && <EvidenceTable people={people.slice(0, limit)} review={review} />}
      {people.length > limit && (
        <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
          Show more people ({count(people.length - limit)} left)
        </Button>
      )}
    </section>
  )
}

/** Says whether everyone who was changed was read again, and reads them again on request. */
function ReadAgain({ review, people }: { review: ReviewState; people: readonly ReviewPerson[] }) {
  const read = useMutation({
    mutationFn: () => interruptible(interrupted.checking, () => desk.readAgain({ reviewId: review.id })),
  })
  if (review.readAgain === 'none') return null
  const isReading = review.readAgain === 'reading' || read.isPending
  return (
    <div className={layout.buttons}>
      <p aria-live="polite">{readAgainWords(review, people)}</p>
      <Button size="xs" variant="default" loading={isReading} onClick={() => read.mutate()}>
        Check everyone again
      </Button>
      {read.isError && <Failure title="The people could not be checked." error={read.error} />}
    </div>
  )
}

function readAgainWords({ readAgain }: ReviewState, people: readonly ReviewPerson[]): string {
  if (readAgain === 'reading') return 'Checking everyone in the plan…'
  if (readAgain === 'due') return 'The plan has finished, but the people in it have not been checked yet.'
  const unread = people.filter((person) => person.readAgain && person.readAgain.error !== null).length
  const failed = people.filter((person) => person.readAgain?.asDecided === false).length
  const parts = [
    failed === 1
      ? '1 person was checked and doesn’t match the decision.'
      : failed > 1
        ? `${count(failed)} people were checked and don’t match the decisions.`
        : '',
    unread === 1
      ? '1 person could not be checked.'
      : unread > 1
        ? `${count(unread)} people could not be checked.`
        : '',
  ].filter((part) => part !== '')
  return parts.join(' ') || 'Everyone in the plan was checked and matches the decisions.'
}
