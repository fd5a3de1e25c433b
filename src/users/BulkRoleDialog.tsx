import { type FormEvent, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { RoleField } from './RoleField.tsx'
import { bulkRoleTitle, planFailed } from './selectionWords.ts'
import dialog from '../ui/Dialog.module.css'

interface Props {
  operation: 'changeRole' | 'reinstate'
  /** To how many of the selected people the operation applies. */
  people: number
  isPending: boolean
  error: Error | null
  onPreview: (roleId: string) => void
  onClose: () => void
}

/** Asks for the role that many people get. The plan, shown next, has the effect on each of them. */
export function BulkRoleDialog({ operation, people, isPending, error, onPreview, onClose }: Props) {
  const [roleId, setRoleId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (roleId !== '' && !isPending) onPreview(roleId)
  }
  return (
    <Dialog title={bulkRoleTitle(operation, people)} onDismiss={onClose}>
      <form onSubmit={submit} className={dialog.form} noValidate>
        <p>Nothing changes yet. You review every change on the next page.</p>
        <RoleField chosen={roleId} onChoose={setRoleId} />
        {error && <Failure title={planFailed} error={error} />}
        <div className={dialog.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={isPending || roleId === ''}>
            Preview plan
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
