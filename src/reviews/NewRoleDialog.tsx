import { useState } from 'react'
import type { ReviewPerson } from '../desk/review/types.ts'
import { RoleField } from '../organization/RoleField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'

interface Props {
  person: ReviewPerson
  onChoose: (roleId: string) => void
  onClose: () => void
}

/** Asks for the role that a person should have. Nothing is changed before the plan of the review runs. */
export function NewRoleDialog({ person, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState(person.made?.roleId ?? null)
  const [hasSubmitted, setSubmitted] = useState(false)
  const submit = () => {
    setSubmitted(true)
    if (chosen !== null) onChoose(chosen)
  }
  return (
    <Dialog title="Change role" onDismiss={onClose}>
      <DialogForm submit="Change role" onSubmit={submit} onCancel={onClose}>
        <p>
          You decide that <bdi translate="no">{person.name}</bdi> gets another role. Nothing changes yet.
        </p>
        <RoleField
          chosen={chosen}
          without={person.facts.roleId}
          error={hasSubmitted && chosen === null && 'Choose the new role.'}
          onChoose={setChosen}
        />
      </DialogForm>
    </Dialog>
  )
}
