import { useId, useRef, useState } from 'react'
import { Link } from '../routing/Link.tsx'
import type { Entry, EntryOutcome } from '../desk/journal/entry.ts'
import { operationLabel } from '../operations/invitations.ts'
import { reveal } from '../operations/person.ts'
import { undo } from '../operate/undo.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { exact } from '../ui/time.ts'
import classes from './Activity.module.css'
import { curlCommand } from './curl.ts'
import { EntryDetails } from './EntryDetails.tsx'
import { outcomeLabels } from './activityState.ts'
import { changesOf } from './entryChanges.ts'
import { shellCalls } from './words.ts'
import layout from '../ui/Layout.module.css'

const outcomeTones: Record<EntryOutcome, Tone> = { done: 'good', failed: 'bad', unknown: 'warn' }

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** Base address of Roster's own calls, which its server forwards to the API. */
const apiBase = `${location.origin}${import.meta.env.BASE_URL}api`

/** Row of a journal entry, with "Undo" where possible and details on demand. */
export function EntryRow({ entry, isUndone }: { entry: Entry; isUndone: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const detailsButton = useRef<HTMLButtonElement>(null)
  const { n, at, person, operation, undoes, outcome, error } = entry
  const commands = entry.calls.map((call) => curlCommand(call, apiBase))
  return (
    <>
      <tr role="row" data-open={isOpen || undefined}>
        <td role="cell" className={classes.time}>
          <time dateTime={at} title={exact(at)}>
            {timeFormat.format(new Date(at))}
          </time>
          <span className={layout.sub}>Entry {n}</span>
        </td>
        <td role="cell">
          <SubjectName person={person} />
          {person.email !== null && person.email !== person.name && (
            <span className={layout.sub} translate="no">
              {reveal(person.email)}
            </span>
          )}
        </td>
        <td role="cell" className={classes.operation}>
          {operationLabel(operation)}
          {undoes !== null && <span className={layout.sub}>Undoes entry {undoes}</span>}
        </td>
        <td role="cell">
          <Changes entry={entry} />
        </td>
        <td role="cell">
          <Badge tone={outcomeTones[outcome]}>{outcomeLabels[outcome]}</Badge>
          {error !== null && error.message !== '' && <span className={layout.sub}>{error.message}</span>}
        </td>
        <td role="cell" className={classes.actions}>
          {entry.inverse !== null &&
            (isUndone ? (
              <span className={layout.sub}>Undone</span>
            ) : (
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => {
                  // This button disappears once the entry is undone; the one beside it stays.
                  detailsButton.current?.focus()
                  void undo(n)
                }}
              >
                Undo
              </Button>
            ))}
          <CopyButton text={commands.join('\n')} label="Copy as cURL" hint={shellCalls.hint} />
          <Button
            ref={detailsButton}
            variant="subtle"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            Details
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr role="row" className={classes.more}>
          <td role="cell" colSpan={6} id={detailsId}>
            <EntryDetails entry={entry} apiBase={apiBase} />
          </td>
        </tr>
      )}
    </>
  )
}

/** The name, as a link to the person if there is one. */
function SubjectName({ person }: Pick<Entry, 'person'>) {
  const name = <bdi translate="no">{person.name}</bdi>
  return person.id === null ? (
    name
  ) : (
    <Link to={`/users/${person.id}`} className={layout.name}>
      {name}
    </Link>
  )
}

function Changes({ entry }: { entry: Entry }) {
  const changes = changesOf(entry)
  if (entry.outcome === 'failed') return <span className={layout.sub}>No change</span>
  if (changes === null) return <span className={layout.sub}>Unknown</span>
  if (changes.length === 0) return <span className={layout.sub}>No visible change</span>
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {field}: <bdi translate="no">{before}</bdi> → <bdi translate="no">{after}</bdi>
        </li>
      ))}
    </ul>
  )
}
