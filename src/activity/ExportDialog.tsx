import { type FormEvent, useState } from 'react'
import { type JournalFormat, journalFormats, saveJournal } from '../journal/journalFile.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { exportContents, formatHints } from './words.ts'
import dialog from '../ui/Dialog.module.css'

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
      <form onSubmit={submit} className={dialog.form}>
        <p>{exportContents(entries)}</p>
        <RadioGroup
          label="Format"
          options={journalFormats.map((name) => ({ value: name, label: name, hint: formatHints[name] }))}
          value={format}
          onChange={setFormat}
        />
        {error && <Failure title="The file could not be saved." error={error} />}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Download</Button>
        </div>
      </form>
    </Dialog>
  )
}
