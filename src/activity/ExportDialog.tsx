import { type FormEvent, useState } from 'react'
import { type JournalFormat, journalFormats, saveJournal } from '../journal/journalFile.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { announce } from '../ui/status.ts'
import classes from './Activity.module.css'
import { exportContents } from './words.ts'

/** Dialog that exports the whole journal as a file. */
export function ExportDialog({ entries, onClose }: { entries: number; onClose: () => void }) {
  const [format, setFormat] = useState<JournalFormat>('JSON Lines')
  const [error, setError] = useState<Error | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saveJournal(format).then((message) => {
      announce(message)
      onClose()
    }, setError)
  }
  return (
    <Dialog title="Export" onDismiss={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <p>{exportContents(entries)}</p>
        <fieldset className={classes.formats}>
          <legend>Format</legend>
          {journalFormats.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="format"
                checked={format === name}
                aria-describedby={`about-${name}`}
                onChange={() => setFormat(name)}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <p className={classes.about}>
          JSON Lines files can be verified: each entry contains the SHA-256 hash of the one before, so later
          edits show. Rewriting the whole file is possible but changes its seal, the hash of the last entry.
          To detect that, store the seal in another place. CSV is for spreadsheets and can’t be verified.
        </p>
        {error && <Failure title="The file could not be saved." error={error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Download</Button>
        </div>
      </form>
    </Dialog>
  )
}
