import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from '../routing/Link.tsx'
import type { ReviewState } from '../desk/review/types.ts'
import { useCommands } from '../palette/useCommands.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import { ExactTime } from '../ui/ExactTime.tsx'
import table from '../ui/Table.module.css'
import { NewReviewDialog } from './NewReviewDialog.tsx'
import { OpenReview } from './OpenReview.tsx'
import { reviewsQuery } from './queries.ts'
import classes from './Reviews.module.css'
import { progressWords, stateLabels } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Lists the access reviews of this session, and starts or opens one. */
export function ReviewsPage() {
  const reviews = useQuery(reviewsQuery)
  const [isStarting, setStarting] = useState(false)
  useCommands([{ section: 'here', name: 'New review', action: () => setStarting(true) }])
  const newestFirst = reviews.data?.toSorted((one, other) => other.begunAt - one.begunAt) ?? []
  return (
    <article className={layout.page}>
      <title>Access reviews · Roster</title>
      <header className={layout.head}>
        <h1>Access reviews</h1>
        <span className={layout.actions}>
          <ButtonLink to="/snapshots" variant="default" size="xs">
            Snapshots
          </ButtonLink>
          <OpenReview />
          <Button size="xs" onClick={() => setStarting(true)}>
            New review
          </Button>
        </span>
      </header>
      <QueryFailure title="The reviews could not be loaded." query={reviews} />
      {reviews.isSuccess &&
        (newestFirst.length === 0 ? <EmptyState /> : <ReviewsTable reviews={newestFirst} />)}
      {isStarting && <NewReviewDialog onClose={() => setStarting(false)} />}
    </article>
  )
}

function ReviewsTable({ reviews }: { reviews: ReviewState[] }) {
  return (
    <>
      <table
        role="table"
        aria-label="Reviews"
        className={`${table.table} ${table.framed} ${classes.overview}`}
      >
        <TableHead heads={['Review', 'Status', 'Reviewed', 'Started']} />
        <tbody role="rowgroup">
          {reviews.map((review) => (
            <tr role="row" key={review.id}>
              <td role="cell">
                <Link to={`/reviews/${review.id}`} className={layout.name}>
                  {review.name}
                </Link>
                <span className={layout.sub}>{review.scope}</span>
              </td>
              <td role="cell">
                <Badge tone={review.state === 'ended' ? 'good' : 'warn'}>{stateLabels[review.state]}</Badge>
              </td>
              <td role="cell">{progressWords(review)}</td>
              <td role="cell">
                <ExactTime at={review.begunAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={layout.hint}>
        Roster keeps a review until you discard it, sign out, or close the last tab. Save it to a file to
        continue later or to hand it to a colleague.
      </p>
    </>
  )
}

function EmptyState() {
  return (
    <section className={layout.empty}>
      <h2>No reviews yet</h2>
      <p>
        In an access review you decide about one person at a time: keep their access, change their role, or
        terminate them. Nothing happens until you finish the review and run its plan.
      </p>
      <p>
        Then Roster checks everyone in the plan. You get evidence to print or export: who was reviewed, what
        was decided, and what was done.
      </p>
    </section>
  )
}
