import { NativeSelect } from '../ui/NativeSelect.tsx'
import { useState } from 'react'
import type { ReviewPerson } from '../desk/review/types.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'

interface Props {
  person: ReviewPerson
  onChoose: (roleId: string) => void
  onClose: () => void
}

/** Asks for the role that a person should have. Nothing is changed before the plan of the review runs. */
export function NewRoleDialog({ person, onChoose, onClose }: Props) {
  const { roles, options } = useRoleOptions()
  const [chosen, setChosen] = useState(person.made?.roleId ?? '')
  const [hasSubmitted, setSubmitted] = useState(false)
  const submit = () => {
    setSubmitted(true)
    if (chosen !== '') onChoose(chosen)
  }
  return (
    <Dialog title="Change role" onDismiss={onClose}>
      <DialogForm submit="Change role" onSubmit={submit} onCancel={onClose}>
        <p>
          Decides that <bdi translate="no">{person.name}</bdi> gets another role. Nothing changes yet.
        </p>
        {roles.isError && (
          <Failure
            title="The roles could not be loaded."
            error={roles.error}
            onRetry={() => void roles.refetch()}
          />
        )}
        <NativeSelect
          label="Role"
          translate="no"
          value={chosen}
          data={[
            { value: '', label: 'Choose a role' },
            ...options.filter(({ value }) => value !== person.facts.roleId),
          ]}
          error={hasSubmitted && chosen === '' && 'Choose the new role.'}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
        />
      </DialogForm>
    </Dialog>
  )
}
