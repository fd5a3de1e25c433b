import type { ApiFailure } from '../api/error.ts'
import type { PlanRow, RowOutcome } from '../desk/plan/types.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { explainFailure } from '../ui/explain.ts'
import { Badge } from '../ui/Badge.tsx'
import { outcomeTones } from './outcomeTones.ts'
import { confirmedBySeeing, outcomeLabels, unknownOutcome } from './planWords.ts'
import classes from './PlanTable.module.css'
import layout from '../ui/Layout.module.css'

/** Outcome of a row, with the reason why it was skipped or failed. */
export function OutcomeCell({ outcome, kind }: { outcome: RowOutcome; kind: PlanRow['kind'] }) {
  return (
    <>
      <Badge tone={outcomeTones[outcome.state]}>{outcomeLabels[outcome.state]}</Badge>
      {outcome.state === 'skipped' && <span className={layout.sub}>{outcome.message}</span>}
      {outcome.state === 'done' && outcome.known === 'seen' && (
        <span className={layout.sub}>{confirmedBySeeing[kind]}</span>
      )}
      {outcome.state === 'unknown' && <span className={layout.sub}>{unknownOutcome[kind]}</span>}
      {'error' in outcome && <ErrorDetails error={outcome.error} />}
    </>
  )
}

function ErrorDetails({ error }: { error: ApiFailure }) {
  const { what } = explainFailure(error)
  return (
    <>
      <span className={layout.sub}>
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
