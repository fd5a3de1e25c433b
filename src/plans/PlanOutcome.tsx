import type { ApiFailure } from '../api/error.ts'
import type { RowOutcome } from '../desk/plan/types.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { explainFailure } from '../ui/explain.ts'
import { outcomeWords } from './planWords.ts'
import classes from './PlanTable.module.css'

/** What has become of a row: why it was skipped, or what went wrong. */
export function PlanOutcome({ outcome }: { outcome: RowOutcome }) {
  return (
    <>
      <span className={classes.outcome} data-outcome={outcome.state}>
        {outcomeWords[outcome.state]}
      </span>
      {outcome.state === 'skipped' && <span className={classes.says}>{outcome.message}</span>}
      {outcome.state === 'done' && outcome.known === 'seen' && (
        <span className={classes.says}>Seen by reading the person again: the answer had left it open.</span>
      )}
      {outcome.state === 'unknown' && (
        <span className={classes.says}>
          It is not known whether it was done. Look at the person before you repeat it.
        </span>
      )}
      {'error' in outcome && <Why error={outcome.error} />}
    </>
  )
}

function Why({ error }: { error: ApiFailure }) {
  const { what } = explainFailure(error)
  return (
    <>
      <span className={classes.says}>
        {what} {error.messages.map(({ code, message }) => `“${message || code}”`).join(' ')}
      </span>
      {error.fingerprint !== null && (
        <span className={classes.id}>
          <span>
            Error id <code>{error.fingerprint}</code>
          </span>{' '}
          <CopyButton iconOnly text={error.fingerprint} label="Copy error id" />
        </span>
      )}
    </>
  )
}
