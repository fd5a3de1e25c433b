import { useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RoleField } from '../organization/RoleField.tsx'
import { bulkRoleTitle, planFailed } from './selectionWords.ts'

interface Props {
  operation: 'changeRole' | 'reinstate'
  /** To how many of the selected people the operation applies. */
  people: number
  isPending: boolean
  error: Error | null
  onPreview: (roleId: string) => void
  onClose: () => void
}

/** Asks for the new role of the selected people. The plan, shown next, lists the effect on each of them. */
export function BulkRoleDialog({ operation, people, isPending, error, onPreview, onClose }: Props) {
  const [roleId, setRoleId] = useState<string | null>(null)
  return (
    <Dialog title={bulkRoleTitle(operation, people)} onDismiss={onClose}>
      <DialogForm
        submit="Preview plan"
        unavailable={isPending || roleId === null}
        onSubmit={() => roleId !== null && onPreview(roleId)}
        onCancel={onClose}
      >
        <p>Nothing changes yet. You review every change on the next page.</p>
        <RoleField chosen={roleId} onChoose={setRoleId} />
        {error && <Failure title={planFailed} error={error} />}
      </DialogForm>
    </Dialog>
  )
}
