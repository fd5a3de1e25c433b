import { useState } from 'react'
import { operations } from '../operations/operations.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { type OperationDraft, saveDraft } from './drafts.ts'
import { chooseRole, sameRole } from './dialogWords.ts'
import { OperationForm } from './OperationForm.tsx'
import { displayName } from '../operations/person.ts'
import { RoleField } from '../organization/RoleField.tsx'
import { useGuards } from './useGuards.ts'
import type { OperationRunner } from './useOperation.ts'
import { PersonEmail } from './PersonEmail.tsx'

interface Props {
  draft: OperationDraft
  operation: 'changeRole' | 'reinstate'
  runner: OperationRunner
  onClose: () => void
}

/** Asks for the role: a different one, or the one to reinstate a person with. */
export function RoleDialog({ draft, operation, runner, onClose }: Props) {
  const { user } = draft
  const { options } = useRoleOptions()
  const [chosen, setChosen] = useState(draft.typed?.roleId ?? user.roleId ?? '')
  const { verb, consequence } = operations[operation]
  const name = displayName(user)
  const isKnown = options.some((option) => option.value === chosen)
  const isSame = operation === 'changeRole' && chosen === user.roleId
  const request = { operation, userId: user.id, input: { roleId: chosen } }
  const guardState = useGuards(isKnown && !isSame ? request : null, user)
  const cancel = () => runner.isPending || onClose()

  return (
    <Dialog
      title={
        operation === 'changeRole' ? (
          'Change role'
        ) : (
          <>
            Reinstate <bdi translate="no">{name}</bdi>?
          </>
        )
      }
      onDismiss={cancel}
    >
      <OperationForm
        user={user}
        submit={verb}
        runner={runner}
        guardState={guardState}
        incomplete={!isKnown ? chooseRole : isSame ? sameRole(name) : null}
        onSubmit={() => runner.runOperation(request, guardState.confirmed)}
        onCancel={cancel}
      >
        <p>{consequence(name)}</p>
        <PersonEmail user={user} />
        <RoleField
          chosen={chosen}
          onChoose={(roleId) => {
            setChosen(roleId)
            saveDraft({ operation, user, typed: { roleId } })
          }}
        />
      </OperationForm>
    </Dialog>
  )
}
