import { type FormEvent, useState } from 'react'
import { operations } from '../operations/operations.ts'
import { count } from '../ui/count.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import classes from './OperationForm.module.css'
import { RoleField } from './RoleField.tsx'

interface Props {
  operation: 'changeRole' | 'reinstate'
  /** On how many people it can be done. */
  number: number
  pending: boolean
  error: Error | null
  onPreview: (roleId: string) => void
  onClose: () => void
}

/** Asks for the role that many people are to have; what that changes is shown next, as a plan. */
export function BulkRoleDialog({ operation, number, pending, error, onPreview, onClose }: Props) {
  const [chosen, choose] = useState('')
  const who = number === 1 ? '1 person' : `${count(number)} people`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen !== '' && !pending) onPreview(chosen)
  }
  return (
    <Dialog title={`${operations[operation].verb}: ${who}`} onDismiss={onClose}>
      <form onSubmit={submit} className={classes.form} noValidate>
        <p>Nothing is changed yet: the next page shows each person before and after.</p>
        <RoleField chosen={chosen} onChoose={choose} />
        {error && <Failure title="The plan could not be made." error={error} />}
        <div className={classes.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={pending || chosen === ''}>
            Preview plan
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
