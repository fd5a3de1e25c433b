import { useQuery } from '@tanstack/react-query'
import type { User } from '../api/schema.ts'
import { operations } from '../operations/operations.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { meQuery } from '../organization/queries.ts'
import { OperationForm } from './OperationForm.tsx'
import { displayName } from '../operations/person.ts'
import { useGuards } from './useGuards.ts'
import type { Work } from './useOperation.ts'
import { PersonEmail } from './PersonEmail.tsx'

interface Props {
  user: User
  operation: 'terminate' | 'resetMfa'
  work: Work
  onClose: () => void
}

/** Asks before an operation that needs nothing but a yes. */
export function ConfirmDialog({ user, operation, work, onClose }: Props) {
  const request = { operation, userId: user.id, input: null }
  const guarding = useGuards(request, user)
  const { data: me } = useQuery(meQuery)
  const { verb, consequence } = operations[operation]
  const name = displayName(user)
  const cancel = () => work.pending || onClose()
  return (
    <Dialog
      alert
      title={
        <>
          {operation === 'terminate' ? 'Terminate' : 'Reset MFA for'} <bdi>{name}</bdi>?
        </>
      }
      onDismiss={cancel}
    >
      <OperationForm
        user={user}
        submit={verb}
        danger
        work={work}
        guarding={guarding}
        incomplete={null}
        onSubmit={() => work.runOperation(request, guarding.confirmed)}
        onCancel={cancel}
      >
        <p>{consequence(name)}</p>
        <PersonEmail user={user} />
        {operation === 'resetMfa' && me === user.id && (
          <Notice>This is your own account: you will have to set up your second factor anew.</Notice>
        )}
      </OperationForm>
    </Dialog>
  )
}
