import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import { desk } from '../desk/port/client.ts'
import type { ChangeRow, ComparisonRequest } from '../desk/snapshots/types.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { choosePeople, notOpen, selectedWords } from './words.ts'
import layout from '../ui/Layout.module.css'

/** The people who are chosen to be put back. */
export interface PutBackSelection {
  ids: ReadonlySet<string>
  toggle: (ids: readonly string[], isSelected: boolean) => void
}

interface Props {
  request: ComparisonRequest
  rows: readonly ChangeRow[]
  children: (selection: PutBackSelection) => ReactNode
}

/** Selection of people, with the button that makes a plan to give them their earlier role and status. */
export function PutBack({ request, rows, children }: Props) {
  const navigate = useNavigate()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const putBack = useMutation({
    mutationFn: () =>
      interruptible(interruptedWords.plan, () => desk.planPutBack({ ...request, ids: [...ids] })),
    onSuccess: (plan) => plan && void navigate(`/plans/${plan.id}`),
  })
  const isUnavailable = ids.size === 0 || putBack.isPending
  const toggle = (changed: readonly string[], isSelected: boolean) => {
    const next = new Set(ids)
    for (const id of changed) {
      if (isSelected) next.add(id)
      else next.delete(id)
    }
    setIds(next)
  }
  const hasRows = rows.some(({ canPutBack }) => canPutBack)
  useCommands(
    hasRows
      ? [
          {
            section: 'here',
            name: 'Plan to put back',
            keywords: 'undo revert restore',
            unavailable: ids.size === 0 ? choosePeople : null,
            action: () => !putBack.isPending && putBack.mutate(),
          },
        ]
      : [],
  )
  return (
    <>
      {hasRows && (
        <div className={`${layout.buttons} ${layout.onScreen}`}>
          <SoftButton
            variant="default"
            unavailable={isUnavailable}
            aria-describedby="put-back-reason"
            onClick={() => putBack.mutate()}
          >
            Plan to put back
          </SoftButton>
          <span id="put-back-reason" className={layout.hint} aria-live="polite">
            {ids.size === 0 ? choosePeople : selectedWords(ids.size)}
          </span>
        </div>
      )}
      {putBack.isError && <Failure title="The plan could not be created." error={putBack.error} />}
      {putBack.data === null && <p role="alert">{notOpen}</p>}
      {children({ ids, toggle })}
    </>
  )
}
