import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ReceiptRequest } from '../desk/plan/receipt.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import { receiptFileName } from './receiptFileName.ts'
import { keepReceiptName, receiptName } from './receiptName.ts'
import classes from './PlanPage.module.css'

type Format = ReceiptRequest['format']

const formats: { value: Format; label: string; hint: string }[] = [
  {
    value: 'csv',
    label: 'CSV',
    hint: 'For spreadsheets. What one would run as a formula gets an apostrophe before it.',
  },
  { value: 'json', label: 'JSON', hint: 'For programs.' },
]
const types = { csv: 'text/csv;charset=utf-8', json: 'application/json' }

interface Props {
  plan: PlanState
  title: string
  onClose: () => void
}

/** Makes a file of a plan: each row with what was asked, by whom and when, and what came of it. */
export function ReceiptDialog({ plan, title, onClose }: Props) {
  const [format, setFormat] = useState<Format>('csv')
  const [by, setBy] = useState(receiptName)
  const [isHinted, hint] = useState(false)
  const make = useMutation({
    async mutationFn(request: ReceiptRequest) {
      const pieces = await desk.receipt(request)
      if (pieces === null) return null
      const name = receiptFileName(plan, format)
      download(new Blob(pieces, { type: types[format] }), name)
      return name
    },
    onSuccess(name) {
      if (name === null) return
      announce(`Exported “${plan.title}” to ${name}.`)
      onClose()
    },
  })
  const name = by.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    hint(name === '')
    if (name === '' || make.isPending) return
    keepReceiptName(name)
    make.mutate({ planId: plan.id, format, by: name })
  }
  return (
    <Dialog title={title} onDismiss={onClose}>
      <form onSubmit={submit} className={classes.form} noValidate>
        <TextInput
          label="Your name"
          description="Stands in the file as who asked for it. Kept until you sign out, and nowhere else."
          autoComplete="name"
          value={by}
          error={isHinted && name === '' && 'A receipt says who asked for it.'}
          errorProps={{ role: 'alert' }}
          onChange={({ currentTarget: { value } }) => setBy(value)}
        />
        <RadioGroup label="Format" value={format} onChange={setFormat} options={formats} />
        {make.isError && <Failure title="The file could not be made." error={make.error} />}
        {make.data === null && <p role="alert">The plan is gone: it was discarded in another tab.</p>}
        <div className={classes.dialogButtons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={make.isPending}>
            Download
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
