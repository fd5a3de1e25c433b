import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ReceiptRequest } from '../desk/plan/receipt.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { forgetText, useKeptText } from '../session/useKeptText.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { receiptFileName } from './receiptFileName.ts'
import { requesterName, saveRequesterName } from '../organization/requesterName.ts'

type Format = ReceiptRequest['format']

const formats: { value: Format; label: string; hint: string }[] = [
  {
    value: 'csv',
    label: 'CSV',
    hint: 'For spreadsheets. Values that a spreadsheet would run as formulas are escaped.',
  },
  { value: 'json', label: 'JSON', hint: 'For scripts.' },
]
const mediaTypes = { csv: 'text/csv;charset=utf-8', json: 'application/json' }

const textName = 'requester'

interface Props {
  plan: PlanState
  title: string
  onClose: () => void
}

/** Dialog that exports a plan: each row with its change and outcome, the requester and the time of the run. */
export function ReceiptDialog({ plan, title, onClose }: Props) {
  const [format, setFormat] = useState<Format>('csv')
  const [input, setInput] = useKeptText(textName, requesterName)
  const [isNameMissing, setNameMissing] = useState(false)
  const exportFile = useMutation({
    async mutationFn(request: ReceiptRequest) {
      const pieces = await desk.receipt(request)
      if (pieces === null) return null
      const fileName = receiptFileName(plan, format)
      download(new Blob(pieces, { type: mediaTypes[format] }), fileName)
      return fileName
    },
    onSuccess(fileName) {
      if (fileName === null) return
      announce(`Exported “${plan.title}” to ${fileName}.`)
      onClose()
    },
  })
  const name = input.trim()
  const createFile = () => {
    setNameMissing(name === '')
    if (name === '') return
    saveRequesterName(name)
    forgetText(textName)
    exportFile.mutate({ planId: plan.id, format, by: name })
  }
  const { dismiss, cancel, prompt } = useUnsavedText({
    isUnsaved: name !== requesterName(),
    forget: () => forgetText(textName),
    onClose,
  })
  return (
    <Dialog title={title} onDismiss={dismiss}>
      <DialogForm
        submit="Download"
        unavailable={exportFile.isPending}
        onSubmit={createFile}
        onCancel={cancel}
      >
        <TextInput
          label="Your name"
          description="Saved in the file as the requester. Kept in memory until you sign out."
          autoComplete="name"
          value={input}
          error={isNameMissing && name === '' && 'Enter your name. The file says who requested it.'}
          errorRole="alert"
          onChange={({ currentTarget: { value } }) => setInput(value)}
        />
        <RadioGroup label="Format" value={format} onChange={setFormat} options={formats} />
        {exportFile.isError && <Failure title="The file could not be created." error={exportFile.error} />}
        {exportFile.data === null && <p role="alert">This plan was discarded in another tab.</p>}
        {prompt}
      </DialogForm>
    </Dialog>
  )
}
