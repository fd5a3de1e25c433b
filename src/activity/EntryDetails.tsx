import type { Entry } from '../desk/journal/entry.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { exact } from '../ui/time.ts'
import { utc } from '../ui/utc.ts'
import classes from './Activity.module.css'
import { requestedValues } from './entryChanges.ts'
import { confirmedBy } from './words.ts'

/** Details of a journal entry: exact time, error, API calls and hash. */
export function EntryDetails({ entry, commands }: { entry: Entry; commands: readonly string[] }) {
  const { at, duration, known, error, hash, person } = entry
  const requested = requestedValues(entry)
  return (
    <dl className={classes.details}>
      <dt>Time</dt>
      <dd>
        {exact(at)} ({utc(at)}), took {(duration / 1000).toFixed(2)} s
      </dd>
      <dt>User ID</dt>
      <dd>
        <code translate="no">{person.id}</code>
      </dd>
      {requested !== null && (
        <>
          <dt>Requested</dt>
          <dd>
            <bdi translate="no">{requested}</bdi>
          </dd>
        </>
      )}
      {known !== null && (
        <>
          <dt>Confirmed by</dt>
          <dd>{confirmedBy[known]}</dd>
        </>
      )}
      {error !== null && (
        <>
          <dt>Error</dt>
          <dd>
            {[error.kind, error.status, error.message]
              .filter((part) => part !== null && part !== '')
              .join(', ')}
          </dd>
        </>
      )}
      {error !== null && error.fingerprint !== null && (
        <>
          <dt>Error id</dt>
          <dd>
            <code translate="no">{error.fingerprint}</code>{' '}
            <CopyButton iconOnly text={error.fingerprint} label="Copy error id" />
          </dd>
        </>
      )}
      <dt>API calls</dt>
      <dd>
        {commands.map((command) => (
          <code key={command} className={classes.command} translate="no">
            {command}
          </code>
        ))}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <code translate="no">{hash}</code>
      </dd>
    </dl>
  )
}
