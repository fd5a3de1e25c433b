import type { User } from '../api/schema.ts'
import { operations } from '../operations/operations.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { OperationForm } from './OperationForm.tsx'
import { displayName } from '../operations/person.ts'
import { useOperation } from './useOperation.ts'
import classes from './OperationForm.module.css'

interface Props {
  user: User
  operation: 'terminate' | 'resetMfa'
  onClose: () => void
}

/** Asks before an operation that needs nothing but a yes. */
export function ConfirmDialog({ user, operation, onClose }: Props) {
  const { error, pending, perform } = useOperation(user, onClose)
  const { verb, consequence } = operations[operation]
  const name = displayName(user)
  const title = operation === 'terminate' ? `Terminate ${name}?` : `Reset MFA for ${name}?`
  const cancel = () => pending || onClose()
  return (
    <Dialog alert title={title} onDismiss={cancel}>
      <OperationForm
        user={user}
        submit={verb}
        danger
        error={error}
        pending={pending}
        incomplete={null}
        onSubmit={() => perform({ operation, userId: user.id, input: null })}
        onCancel={cancel}
      >
        <p>{consequence(name)}</p>
        {user.email !== null && user.email !== name && <p className={classes.who}>{user.email}</p>}
      </OperationForm>
    </Dialog>
  )
}
