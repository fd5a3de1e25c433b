import { useState } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { forgetDraft, type OperationDraft } from './drafts.ts'
import { ProfileDialog } from './ProfileDialog.tsx'
import { RoleDialog } from './RoleDialog.tsx'
import { useOperation } from './useOperation.ts'

interface Props {
  draft: OperationDraft
  onClose: () => void
}

/** The dialog of an operation, followed by the dialog about a conflict where someone else changed the same. */
export function OperationDialog({ draft: initialDraft, onClose }: Props) {
  const [draft, setDraft] = useState(initialDraft)
  const close = () => {
    forgetDraft()
    onClose()
  }
  const runner = useOperation(draft.user, close)
  const { operation, user } = draft
  const { conflict } = runner

  if (conflict) {
    const goBack = () => {
      // Restore what was typed.
      const typed = Object.entries(conflict.request.input ?? {}).map(([name, text]) => [name, text ?? ''])
      if (conflict.request.operation === operation) setDraft({ ...draft, typed: Object.fromEntries(typed) })
      runner.goBack()
    }
    return (
      <ConflictDialog
        key={conflict.round}
        conflict={conflict}
        runner={runner}
        onDone={close}
        onCancel={goBack}
      />
    )
  }
  switch (operation) {
    case 'updateProfile':
      return <ProfileDialog draft={draft} runner={runner} onClose={close} />
    case 'changeRole':
    case 'reinstate':
      return <RoleDialog draft={draft} operation={operation} runner={runner} onClose={close} />
    case 'terminate':
    case 'resetMfa':
      return <ConfirmDialog user={user} operation={operation} runner={runner} onClose={close} />
  }
}
