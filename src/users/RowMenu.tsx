import { useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'
import type { User } from '../api/schema.ts'
import { operationNames, operations, unavailableReason } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import { Menu, type MenuHandle } from '../ui/Menu.tsx'

const icons: Record<OperationName, string> = {
  updateProfile: 'pencil',
  changeRole: 'swap',
  terminate: 'ban',
  reinstate: 'undo',
  resetMfa: 'unlock',
}

interface Props {
  ref: Ref<MenuHandle>
  users: readonly User[]
  onChooseOperation: (operation: OperationName, user: User) => void
  /** Called by the failure that shows in its place. */
  onClose: () => void
}

/** The actions menu of all rows of the table: the five operations. Its keys are ids of users. */
export function RowMenu({ ref, users, onChooseOperation }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const items = (userId: string) => {
    const user = users.find(({ id }) => id === userId)
    if (!user) return null
    return operationNames.map((name) => ({
      name: operations[name].verb,
      icon: icons[name],
      isDangerous: name === 'terminate',
      unavailable: unavailableReason(name, user, session?.lacks ?? []),
      onChoose: () => onChooseOperation(name, user),
    }))
  }
  return <Menu ref={ref} items={items} />
}
