import { useQuery } from '@tanstack/react-query'
import { Link } from '../routing/Link.tsx'
import { explainMissing } from '../operate/explainMissing.ts'
import { count } from '../ui/count.ts'
import { Failure } from '../ui/Failure.tsx'
import classes from './Insights.module.css'
import { openInvitationsLink } from './links.ts'
import { oldInvitationDays, openInvitationsQuery } from './queries.ts'
import {
  incompleteInvitations,
  noSentTimes,
  oldInvitations,
  openInvitations,
  readingInvitations,
} from './words.ts'

/** Open invitations that nobody has accepted for a while. */
export function Invitations() {
  const { data, error, refetch } = useQuery(openInvitationsQuery)
  return (
    <section aria-label="Invitations" className={classes.region}>
      <h2>Invitations</h2>
      {error && (
        <Failure
          title="The invitations could not be loaded."
          error={error}
          explanation={explainMissing(error)}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && !error && <p className={classes.about}>{readingInvitations}</p>}
      {data && (
        <>
          {data.isCounted && (
            <ul className={classes.figures}>
              {data.old !== null && (
                <li>
                  <Link to={openInvitationsLink(oldInvitationDays)} className={classes.figure}>
                    <strong>{count(data.old)}</strong> {oldInvitations(data.old)}
                  </Link>
                </li>
              )}
              <li>
                <Link to={openInvitationsLink(null)} className={classes.figure}>
                  <strong>{count(data.open)}</strong> {openInvitations(data.open)}
                </Link>
              </li>
            </ul>
          )}
          {data.old === null && <p className={classes.about}>{noSentTimes}</p>}
          {data.isReading && <p className={classes.about}>{readingInvitations}</p>}
          {!data.isReading && !data.isComplete && <p role="note">{incompleteInvitations}</p>}
        </>
      )}
    </section>
  )
}
