import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ComparisonRequest } from '../desk/snapshots/types.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import { localTime } from '../text/localTime.ts'
import { exportedMessage, noChangesToExport, notOpen, peopleWords } from './words.ts'

interface Props {
  request: ComparisonRequest
  /** Number of people who match. */
  people: number
}

const formats = [
  { value: 'csv', label: 'CSV', hint: 'For spreadsheets, with a line for each changed field.' },
  { value: 'json', label: 'JSON', hint: 'For scripts, with all values before and after.' },
] as const

/** Button with a dialog that exports the changes that match. */
export function ExportChanges({ request, people }: Props) {
  const [isOpen, setOpen] = useState(false)
  useCommands([
    {
      section: 'here',
      name: 'Export',
      unavailable: people === 0 ? noChangesToExport : null,
      action: () => setOpen(true),
    },
  ])
  return (
    <>
      <SoftButton
        variant="default"
        unavailable={people === 0}
        title={people === 0 ? noChangesToExport : undefined}
        onClick={() => setOpen(true)}
      >
        Export
      </SoftButton>
      {isOpen && <ExportDialog request={request} people={people} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExportDialog({ request, people, onClose }: Props & { onClose: () => void }) {
  const [format, setFormat] = useState<'csv' | 'json'>('csv')
  const exportFile = useMutation({
    mutationFn: () => interruptible(interruptedWords.file, () => desk.changesFile({ ...request, format })),
    onSuccess(result) {
      if (result === null) return
      const name = `roster-changes-${localTime(new Date())}.${format}`
      download(result.file, name)
      announce(exportedMessage(result.people, name))
      onClose()
    },
  })
  return (
    <Dialog title="Export" onDismiss={onClose}>
      <DialogForm
        submit="Download"
        unavailable={exportFile.isPending}
        onSubmit={() => exportFile.mutate()}
        onCancel={onClose}
      >
        <p>
          Exports the changes of {peopleWords(people)} that match the filter and search. The file contains
          personal data.
        </p>
        <RadioGroup label="Format" value={format} onChange={setFormat} options={formats} />
        {exportFile.isError && <Failure title="The file could not be created." error={exportFile.error} />}
        {exportFile.data === null && <p role="alert">{notOpen}</p>}
      </DialogForm>
    </Dialog>
  )
}
