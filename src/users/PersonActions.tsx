import { useQuery } from '@tanstack/react-query'
import { useEffect, useId } from 'react'
import { useCommands } from '../palette/useCommands.ts'
import type { User } from '../api/schema.ts'
import { operationNames, operations, unavailableReason } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { preloadDialogs } from './dialogs.ts'
import { personCommands } from './personCommands.ts'
import classes from './PersonPage.module.css'

interface Props {
  user: User
  /** Why nothing can be done to this person; null where something can. */
  blocked: string | null
  onSelect: (operation: OperationName) => void
}

/** Buttons of the five operations on a person. Unavailable ones stay focusable and say why. */
export function PersonActions({ user, blocked, onSelect }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const id = useId()
  useEffect(preloadDialogs, [])
  const reasonFor = (name: OperationName) => blocked ?? unavailableReason(name, user, session?.lacks ?? [])
  useCommands(() => personCommands(user, reasonFor, onSelect))
  return (
    <div className={classes.actions}>
      {operationNames.map((name) => {
        const reason = reasonFor(name)
        return (
          <SoftButton
            key={name}
            variant="default"
            size="xs"
            unavailable={reason !== null}
            aria-describedby={reason === null ? undefined : id + name}
            onClick={() => onSelect(name)}
          >
            {operations[name].verb}
          </SoftButton>
        )
      })}
      <ul className={classes.reasons}>
        {operationNames.map((name) => {
          const reason = reasonFor(name)
          return (
            reason !== null && (
              <li key={name}>
                {operations[name].verb}: <span id={id + name}>{reason}</span>
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}
