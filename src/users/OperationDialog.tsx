import { useState } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { type Asked, forgetDraft } from './drafts.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import { ProfileDialog } from './ProfileDialog.tsx'
import { RoleDialog } from './RoleDialog.tsx'
import { useOperation } from './useOperation.ts'

interface Props {
  asked: Asked
  onClose: () => void
}

/** The dialog that asks about an operation before it is carried out; then the one that asks what someone else came before. */
export function OperationDialog({ asked: begun, onClose }: Props) {
  const [asked, ask] = useState(begun)
  const close = () => {
    forgetDraft()
    onClose()
  }
  const work = useOperation(asked.user, close)
  const { operation, user } = asked
  const { meanwhile } = work

  if (meanwhile) {
    const back = () => {
      // What was typed is there again.
      const typed = Object.entries(meanwhile.request.input ?? {}).map(([name, text]) => [name, text ?? ''])
      if (meanwhile.request.operation === operation) ask({ ...asked, typed: Object.fromEntries(typed) })
      work.goBack()
    }
    return (
      <ConflictDialog
        key={meanwhile.round}
        meanwhile={meanwhile}
        work={work}
        onDone={close}
        onCancel={back}
      />
    )
  }
  switch (operation) {
    case 'updateProfile':
      return <ProfileDialog asked={asked} work={work} onClose={close} />
    case 'changeRole':
    case 'reinstate':
      return <RoleDialog asked={asked} operation={operation} work={work} onClose={close} />
    case 'terminate':
    case 'resetMfa':
      return <ConfirmDialog user={user} operation={operation} work={work} onClose={close} />
  }
}
