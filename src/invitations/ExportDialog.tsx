import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { InvitationsExport } from '../desk/invitations/types.ts'
import { desk } from '../desk/port/client.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import classes from './Invitations.module.css'
import { exportedMessage, fileFailed, matchingInvitations } from './words.ts'

const formats: { value: InvitationsExport['format']; label: string; hint: string }[] = [
  {
    value: 'csv',
    label: 'CSV',
    hint: 'For spreadsheets. Values that a spreadsheet would run as formulas are escaped.',
  },
  {
    value: 'json',
    label: 'JSON',
    hint: 'For scripts. Includes the filters and whether the list is complete.',
  },
]

interface Props {
  query: InvitationsExport['query']
  /** Number of invitations that match. */
  total: number
  /** What may be missing from the list, in sentences. */
  gaps: string[]
  onClose: () => void
}

/** The export dialog: makes a file of all invitations that match, in the order of the table. */
export function ExportDialog({ query, total, gaps, onClose }: Props) {
  const [format, setFormat] = useState<InvitationsExport['format']>('csv')
  const { mutate, isPending, error } = useMutation({
    async mutationFn() {
      const { file, name, rows, complete } = await interruptible(interruptedWords.file, () =>
        desk.exportInvitations({ query, format }),
      )
      download(file, name)
      return { rows, complete }
    },
    onSuccess({ rows, complete }) {
      announce(exportedMessage(rows, complete))
      onClose()
    },
  })
  return (
    <Dialog title="Export" onDismiss={onClose}>
      <DialogForm submit="Download" unavailable={isPending} onSubmit={() => mutate()} onCancel={onClose}>
        <p>{matchingInvitations(total)}</p>
        {gaps.length > 0 && <p className={classes.gaps}>{gaps.join(' ')}</p>}
        <RadioGroup label="Format" value={format} onChange={setFormat} options={formats} />
        {error !== null && !isPending && <Failure title={fileFailed} error={error} />}
      </DialogForm>
    </Dialog>
  )
}
