import { useState } from 'react'
import { type JournalFormat, journalFormats, saveJournal } from '../journal/journalFile.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { exportContents, formatHints } from './words.ts'

/** Dialog that exports the whole journal as a file. */
export function ExportDialog({ entries, onClose }: { entries: number; onClose: () => void }) {
  const [format, setFormat] = useState<JournalFormat>('JSON Lines')
  const [error, setError] = useState<Error | null>(null)
  const submit = () => {
    saveJournal(format).then((message) => {
      announce(message)
      onClose()
    }, setError)
  }
  return (
    <Dialog title="Export" onDismiss={onClose}>
      <DialogForm submit="Download" onSubmit={submit} onCancel={onClose}>
        <p>{exportContents(entries)}</p>
        <RadioGroup
          label="Format"
          options={journalFormats.map((name) => ({ value: name, label: name, hint: formatHints[name] }))}
          value={format}
          onChange={setFormat}
        />
        {error && <Failure title="The file could not be saved." error={error} />}
      </DialogForm>
    </Dialog>
  )
}
