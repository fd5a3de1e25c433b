import { useQuery } from '@tanstack/react-query'
import { useEffect, useId } from 'react'
import type { User } from '../api/schema.ts'
import { operationNames, operations, unavailableReason } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { preloadDialogs } from './dialogs.ts'
import classes from './PersonPage.module.css'

interface Props {
  user: User
  onSelect: (operation: OperationName) => void
}

/** Buttons of the five operations on a person. Unavailable ones stay focusable and say why. */
export function PersonActions({ user, onSelect }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const id = useId()
  useEffect(preloadDialogs, [])
  return (
    <div className={classes.actions}>
      {operationNames.map((name) => {
        const reason = unavailableReason(name, user, session?.lacks ?? [])
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
          const reason = unavailableReason(name, user, session?.lacks ?? [])
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
