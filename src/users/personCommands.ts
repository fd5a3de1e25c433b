import type { User } from '../api/schema.ts'
import type { OperationName } from '../operations/operation.ts'
import { operationNames, operations } from '../operations/operations.ts'
import { displayName } from '../operations/person.ts'
import type { Command } from '../palette/commands.ts'
import { operationKeywords } from './commandWords.ts'

/** Returns the five operations on a person as commands. `reasonFor` says why one is unavailable; null where it is available. */
export function personCommands(
  user: User,
  reasonFor: (name: OperationName) => string | null,
  onSelect: (name: OperationName) => void,
): Command[] {
  return operationNames.map((name) => ({
    section: 'person',
    name: operations[name].verb,
    detail: displayName(user),
    keywords: operationKeywords[name],
    unavailable: reasonFor(name),
    action: () => onSelect(name),
  }))
}
