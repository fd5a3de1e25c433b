import { ConfirmDialog } from './ConfirmDialog.tsx'
import { type Asked, forgetDraft } from './drafts.ts'
import { ProfileDialog } from './ProfileDialog.tsx'
import { RoleDialog } from './RoleDialog.tsx'

/** The dialog that asks about an operation before it is carried out. */
export function OperationDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const close = () => {
    forgetDraft()
    onClose()
  }
  switch (asked.operation) {
    case 'updateProfile':
      return <ProfileDialog asked={asked} onClose={close} />
    case 'changeRole':
    case 'reinstate':
      return <RoleDialog asked={asked} operation={asked.operation} onClose={close} />
    case 'terminate':
    case 'resetMfa':
      return <ConfirmDialog user={asked.user} operation={asked.operation} onClose={close} />
  }
}
