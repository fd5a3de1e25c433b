import { Fragment } from 'react'
import type { Entry } from '../desk/journal/entry.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { exact } from '../ui/time.ts'
import { utc } from '../ui/utc.ts'
import classes from './Activity.module.css'
import { curlCommand } from './curl.ts'
import { powerShellCommand } from './curlPowerShell.ts'
import { requestedValues } from './entryChanges.ts'
import { isInvitationName } from '../operations/invitations.ts'
import { confirmedBy, powerShellCalls, shellCalls } from './words.ts'

/** The API calls as commands. The entry's row copies those of the first kind. */
const shells = [
  { ...shellCalls, format: curlCommand },
  { ...powerShellCalls, format: powerShellCommand },
]

/** Details of a journal entry: exact time, error, API calls as commands, and hash. */
export function EntryDetails({ entry, apiBase }: { entry: Entry; apiBase: string }) {
  const { at, duration, known, error, hash, person } = entry
  const requested = requestedValues(entry)
  return (
    <dl className={classes.details}>
      <dt>Time</dt>
      <dd>
        {exact(at)} ({utc(at)}), took {(duration / 1000).toFixed(2)} s
      </dd>
      {person.id !== null && (
        <>
          <dt>User ID</dt>
          <dd>
            <code translate="no">{person.id}</code>
          </dd>
        </>
      )}
      {entry.enrollmentId && (
        <>
          <dt>Invitation ID</dt>
          <dd>
            <code translate="no">{entry.enrollmentId}</code>
          </dd>
        </>
      )}
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
          <dd>{confirmedBy(known, isInvitationName(entry.operation))}</dd>
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
      {shells.map(({ label, copyLabel, format }) => {
        const commands = entry.calls.map((call) => format(call, apiBase))
        return (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {commands.map((command) => (
                <code key={command} className={classes.command} translate="no">
                  {command}
                </code>
              ))}
              {copyLabel !== null && <CopyButton text={commands.join('\n')} label={copyLabel} />}
            </dd>
          </Fragment>
        )
      })}
      <dt>SHA-256</dt>
      <dd>
        <code translate="no">{hash}</code>
      </dd>
    </dl>
  )
}
