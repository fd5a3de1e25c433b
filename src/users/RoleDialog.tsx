import { useState } from 'react'
import { operations } from '../operations/operations.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { type Asked, keepDraft } from './drafts.ts'
import { OperationForm } from './OperationForm.tsx'
import { displayName } from '../operations/person.ts'
import { RoleField } from './RoleField.tsx'
import { useGuards } from './useGuards.ts'
import type { Work } from './useOperation.ts'
import { PersonEmail } from './PersonEmail.tsx'

interface Props {
  asked: Asked
  operation: 'changeRole' | 'reinstate'
  work: Work
  onClose: () => void
}

/** Asks for the role to have: another one, or the one to return with. */
export function RoleDialog({ asked, operation, work, onClose }: Props) {
  const { user } = asked
  const { options } = useRoleOptions()
  const [chosen, setChosen] = useState(asked.typed?.roleId ?? user.roleId ?? '')
  const { verb, consequence } = operations[operation]
  const name = displayName(user)
  const known = options.some((option) => option.value === chosen)
  const same = operation === 'changeRole' && chosen === user.roleId
  const request = { operation, userId: user.id, input: { roleId: chosen } }
  const guarding = useGuards(known && !same ? request : null, user)
  const cancel = () => work.pending || onClose()

  return (
    <Dialog
      title={
        operation === 'changeRole' ? (
          'Change role'
        ) : (
          <>
            Reinstate <bdi>{name}</bdi>?
          </>
        )
      }
      onDismiss={cancel}
    >
      <OperationForm
        user={user}
        submit={verb}
        work={work}
        guarding={guarding}
        incomplete={
          !known ? 'Choose a role.' : same ? `${name} has this role already: choose another one.` : null
        }
        onSubmit={() => work.runOperation(request, guarding.confirmed)}
        onCancel={cancel}
      >
        <p>{consequence(name)}</p>
        <PersonEmail user={user} />
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
