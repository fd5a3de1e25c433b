import { useQuery } from '@tanstack/react-query'
import type { User } from '../api/schema.ts'
import { operations } from '../operations/operations.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { meQuery } from '../organization/queries.ts'
import { ownMfa } from './dialogWords.ts'
import { OperationForm } from './OperationForm.tsx'
import { displayName } from '../operations/person.ts'
import { useGuards } from './useGuards.ts'
import type { OperationRunner } from './useOperation.ts'
import { PersonEmail } from './PersonEmail.tsx'

interface Props {
  user: User
  operation: 'terminate' | 'resetMfa'
  runner: OperationRunner
  onClose: () => void
}

/** Asks for confirmation of an operation without input. */
export function ConfirmDialog({ user, operation, runner, onClose }: Props) {
  const request = { operation, userId: user.id, input: null }
  const guardState = useGuards(request, user)
  const { data: me } = useQuery(meQuery)
  const { verb, consequence } = operations[operation]
  const name = displayName(user)
  const cancel = () => runner.isPending || onClose()
  return (
    <Dialog
      alert
      title={
        <>
          {operation === 'terminate' ? 'Terminate' : 'Reset MFA for'} <bdi translate="no">{name}</bdi>?
        </>
      }
      onDismiss={cancel}
    >
      <OperationForm
        user={user}
        submit={verb}
        danger
        runner={runner}
        guardState={guardState}
        incomplete={null}
        onSubmit={() => runner.runOperation(request, guardState.confirmed)}
        onCancel={cancel}
      >
        <p>{consequence(name)}</p>
        <PersonEmail user={user} />
        {operation === 'resetMfa' && me === user.id && <Notice>{ownMfa}</Notice>}
      </OperationForm>
    </Dialog>
  )
}
