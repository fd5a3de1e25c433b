import { useQuery } from '@tanstack/react-query'
import { useParams } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import type { ReviewState } from '../desk/review/types.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { usePrint, usePrintWhen } from '../ui/usePrint.ts'
import { Deciding } from './Deciding.tsx'
import { Evidence } from './Evidence.tsx'
import { evidenceQuery, reviewQuery } from './queries.ts'
import { ReviewAbout } from './ReviewAbout.tsx'
import classes from './Reviews.module.css'
import { Results } from './Results.tsx'
import layout from '../ui/Layout.module.css'

/** Shows an access review: one person at a time while deciding, what became of it afterwards, and its evidence. */
export function ReviewPage() {
  const reviewId = useParams().reviewId ?? ''
  const review = useQuery(reviewQuery(reviewId))
  return (
    <article className={layout.page}>
      <title>Access review · Roster</title>
      <p className={layout.back}>
        <Link to="/reviews">← All reviews</Link>
      </p>
      <QueryFailure title="The review could not be loaded." query={review} />
      {review.data && <Review key={reviewId} review={review.data} />}
      {review.data === null && <NotFound />}
    </article>
  )
}

function Review({ review }: { review: ReviewState }) {
  const { isPrinting, print } = usePrint()
  const evidence = useQuery({ ...evidenceQuery(review.id, review.version), enabled: isPrinting })
  const isReady = isPrinting && evidence.isSuccess && !evidence.isPlaceholderData
  usePrintWhen(isReady)
  return (
    <>
      <ReviewAbout review={review} onPrint={print} />
      <QueryFailure title="The evidence could not be collected." query={evidence} />
      <div className={classes.body} data-printing={isPrinting || undefined}>
        {review.state === 'deciding' ? <Deciding review={review} /> : <Results review={review} />}
      </div>
      {isReady && evidence.data && <Evidence evidence={evidence.data} />}
    </>
  )
}

function NotFound() {
  return (
    <>
      <h1>Review not found</h1>
      <p>
        Roster keeps a review until you discard it, sign out, or close the last tab. If you saved it to a
        file, open the file.
      </p>
      <p>
        <Link to="/reviews">Back to access reviews</Link>
      </p>
    </>
  )
}
