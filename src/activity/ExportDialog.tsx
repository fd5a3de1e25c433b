import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { journalFormats, saveJournal } from '../journal/journalFile.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { announce } from '../ui/status.ts'
import classes from './Activity.module.css'

/** Saves the whole journal as a file. */
export function ExportDialog({ entries, onClose }: { entries: number; onClose: () => void }) {
  const [format, setFormat] = useState<(typeof journalFormats)[number]>('JSON Lines')
  const [error, setError] = useState<Error | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saveJournal(format).then((saved) => {
      announce(saved)
      onClose()
    }, setError)
  }
  return (
    <Dialog title="Export" onDismiss={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <p>
          {entries === 1 ? 'The one entry' : `All ${entries} entries`} of this session, whatever the filters.
          The file holds names and e-mail addresses.
        </p>
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
          JSON Lines can be verified: each entry carries the SHA-256 of the one before, so that whatever is
          changed, cut, moved or put in afterwards shows. Who computes the whole chain anew gets another seal:
          note the seal somewhere else to be sure. CSV is for spreadsheets.
        </p>
        {error && <Failure title="The journal could not be saved." error={error} />}
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
