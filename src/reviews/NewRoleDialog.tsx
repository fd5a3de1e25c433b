import { NativeSelect } from '../ui/NativeSelect.tsx'
import { type FormEvent, useState } from 'react'
import type { ReviewPerson } from '../desk/review/types.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import dialog from '../ui/Dialog.module.css'

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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSubmitted(true)
    if (chosen !== '') onChoose(chosen)
  }
  return (
    <Dialog title="Change role" onDismiss={onClose}>
      <form onSubmit={submit} className={dialog.form}>
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
        <div className={dialog.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={false}>
            Change role
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
