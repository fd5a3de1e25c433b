import { useState } from 'react'
import { operations } from '../operations/operations.ts'
import { useRoleOptions } from '../session/useRoleOptions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { type Asked, keepDraft } from './drafts.ts'
import { OperationForm } from './OperationForm.tsx'
import { displayName } from '../operations/person.ts'
import { RoleField } from './RoleField.tsx'
import { useOperation } from './useOperation.ts'

interface Props {
  asked: Asked
  operation: 'changeRole' | 'reinstate'
  onClose: () => void
}

/** Asks for the role to have: another one, or the one to return with. */
export function RoleDialog({ asked, operation, onClose }: Props) {
  const { user } = asked
  const { error, pending, perform } = useOperation(user, onClose)
  const { options } = useRoleOptions()
  const [chosen, setChosen] = useState(asked.typed?.roleId ?? user.roleId ?? '')
  const { verb, consequence } = operations[operation]
  const name = displayName(user)
  const known = options.some((option) => option.value === chosen)
  const same = operation === 'changeRole' && chosen === user.roleId
  const cancel = () => pending || onClose()

  return (
    <Dialog title={operation === 'changeRole' ? 'Change role' : `Reinstate ${name}?`} onDismiss={cancel}>
      <OperationForm
        user={user}
        submit={verb}
        error={error}
        pending={pending}
        incomplete={
          !known ? 'Choose a role.' : same ? `${name} has this role already: choose another one.` : null
        }
        onSubmit={() => perform({ operation, userId: user.id, input: { roleId: chosen } })}
        onCancel={cancel}
      >
        <p>{consequence(name)}</p>
        <RoleField
          chosen={chosen}
          onChoose={(roleId) => {
            setChosen(roleId)
            keepDraft({ operation, user, typed: { roleId } })
          }}
        />
      </OperationForm>
    </Dialog>
  )
}
