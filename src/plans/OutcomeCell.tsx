import type { ApiFailure } from '../api/error.ts'
import type { PlanRow, RowOutcome } from '../desk/plan/types.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { explainFailure } from '../ui/explain.ts'
import { confirmedBySeeing, outcomeLabels, unknownOutcome } from './planWords.ts'
import classes from './PlanTable.module.css'

/** Outcome of a row, with the reason why it was skipped or failed. */
export function OutcomeCell({ outcome, kind }: { outcome: RowOutcome; kind: PlanRow['kind'] }) {
  return (
    <>
      <span className={classes.outcome} data-outcome={outcome.state}>
        {outcomeLabels[outcome.state]}
      </span>
      {outcome.state === 'skipped' && <span className={classes.says}>{outcome.message}</span>}
      {outcome.state === 'done' && outcome.known === 'seen' && (
        <span className={classes.says}>{confirmedBySeeing[kind]}</span>
      )}
      {outcome.state === 'unknown' && <span className={classes.says}>{unknownOutcome[kind]}</span>}
      {'error' in outcome && <ErrorDetails error={outcome.error} />}
    </>
  )
}

function ErrorDetails({ error }: { error: ApiFailure }) {
  const { what } = explainFailure(error)
  return (
    <>
      <span className={classes.says}>
        {what} {error.messages.map(({ code, message }) => `“${message || code}”`).join(' ')}
      </span>
      {error.fingerprint !== null && (
        <span className={classes.id}>
          <span>
            Error id <code translate="no">{error.fingerprint}</code>
          </span>{' '}
          <CopyButton iconOnly text={error.fingerprint} label="Copy error id" />
        </span>
      )}
    </>
  )
}
