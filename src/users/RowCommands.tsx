import { useQuery } from '@tanstack/react-query'
import type { User } from '../api/schema.ts'
import { unavailableReason } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import { useCommands } from '../palette/useCommands.ts'
import { personCommands } from './personCommands.ts'
import { focusedUserId } from './rowKeys.ts'

interface Props {
  users: readonly User[]
  onChooseOperation: (operation: OperationName, user: User) => void
}

/** Adds the operations on the person in the focused row of the table to the command palette. Shows nothing. */
export function RowCommands({ users, onChooseOperation }: Props) {
  const { data: session } = useQuery(sessionQuery)
  useCommands(() => {
    const focused = focusedUserId()
    const user = users.find(({ id }) => id === focused)
    if (!user) return []
    const reasonFor = (name: OperationName) => unavailableReason(name, user, session?.lacks ?? [])
    return personCommands(user, reasonFor, (name) => onChooseOperation(name, user))
  })
  return null
}
