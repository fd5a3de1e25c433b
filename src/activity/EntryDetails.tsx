import type { Entry } from '../desk/journal/entry.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { exact, utc } from '../ui/time.ts'
import classes from './Activity.module.css'
import { wishOf } from './words.ts'

/** What else is known of an entry. */
export function EntryDetails({ entry, commands }: { entry: Entry; commands: readonly string[] }) {
  const { at, duration, known, error, hash, person } = entry
  const wish = wishOf(entry)
  return (
    <dl className={classes.details}>
      <dt>Time</dt>
      <dd>
        {exact(at)} ({utc(at)}), {(duration / 1000).toFixed(2)} s
      </dd>
      <dt>User id</dt>
      <dd>
        <code>{person.id}</code>
      </dd>
      {wish !== null && (
        <>
          <dt>Asked for</dt>
          <dd>
            <bdi>{wish}</bdi>
          </dd>
        </>
      )}
      {known !== null && (
        <>
          <dt>Known by</dt>
          <dd>
            {known === 'answered' ? 'the API’s answer' : 'reading the person again, after an unclear answer'}
          </dd>
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
            <code>{error.fingerprint}</code>{' '}
            <CopyButton iconOnly text={error.fingerprint} label="Copy error id" />
          </dd>
        </>
      )}
      <dt>Calls</dt>
      <dd>
        {commands.map((command) => (
          <code key={command} className={classes.command}>
            {command}
          </code>
        ))}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <code>{hash}</code>
      </dd>
    </dl>
  )
}
