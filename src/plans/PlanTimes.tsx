import { useState } from 'react'
import { Link } from '../routing/Link.tsx'
import type { PlanState } from '../desk/plan/types.ts'
import { ExactTime } from '../ui/ExactTime.tsx'
import { relative } from '../ui/time.ts'
import { sourceLabels } from './planWords.ts'
import { requesterName } from '../organization/requesterName.ts'
import layout from '../ui/Layout.module.css'

/** Source of the plan and the times when it was created and run. */
export function PlanTimes({ plan: { source, undoes, createdAt, startedAt, endedAt } }: { plan: PlanState }) {
  const [now] = useState(Date.now)
  const time = (at: number) => <ExactTime at={at} title={relative(at, now)} />
  // On paper, a blank leaves room for the name.
  const requester = requesterName() || '______________________'
  return (
    <p className={layout.hint}>
      {undoes !== null ? (
        <Link to={`/plans/${undoes}`}>{sourceLabels.undo}</Link>
      ) : source === 'review' ? (
        <Link to="/reviews">{sourceLabels.review}</Link>
      ) : (
        sourceLabels[source]
      )}{' '}
      · Created {time(createdAt)}
      {startedAt !== null && endedAt === null && <> · Started {time(startedAt)}</>}
      {startedAt !== null && endedAt !== null && (
        <>
          {' '}
          · Ran {time(startedAt)} to {time(endedAt)}
        </>
      )}
      <span className={layout.onPaper}> · Requested by {requester}</span>
    </p>
  )
}
