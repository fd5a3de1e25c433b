import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { desk } from '../desk/port/client.ts'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { operationNames, operations } from '../operations/operations.ts'
import type { Change, OperationName } from '../operations/operation.ts'
import { count } from '../ui/count.ts'
import { Failure } from '../ui/Failure.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { type ListState, queryOf } from './listState.ts'
import { applicableQuery } from './queries.ts'
import { clearSelection, getSelection, setSelected, subscribeSelection } from './selection.ts'
import classes from './SelectionBar.module.css'
import { planFailed } from './selectionWords.ts'

const BulkRoleDialog = lazyPart(async () => (await import('./BulkRoleDialog.tsx')).BulkRoleDialog, 'dialog')

/** Without "Edit profile": a profile differs for each person. Reconciling a list edits many (`plans/`). */
const bulkOperationNames = operationNames.filter((name) => name !== 'updateProfile')

/** The selection bar. Each operation creates a plan, which is reviewed before anything happens. */
export function SelectionBar({ answer, listState }: { answer: UsersAnswer; listState: ListState }) {
  const selected = useSyncExternalStore(subscribeSelection, getSelection)
  const { ids } = selected
  const navigate = useNavigate()
  /** The operation whose role is being chosen. */
  const [roleOperation, setRoleOperation] = useState<'changeRole' | 'reinstate' | null>(null)
  const applicable = useQuery(applicableQuery(selected))
  const selectMatching = useMutation({
    mutationFn: () => desk.ids(queryOf(listState)),
    onSuccess: (matching) => setSelected(matching, true),
  })
  const previewPlan = useMutation({
    mutationFn: (change: Change) => desk.plan({ source: 'selection', ids: [...ids], change }),
    onSuccess: ({ id }) => navigate(`/plans/${id}`),
  })
  const chooseOperation = (name: OperationName) => {
    previewPlan.reset()
    if (name === 'changeRole' || name === 'reinstate') setRoleOperation(name)
    else if (name !== 'updateProfile') previewPlan.mutate({ operation: name, input: null })
  }
  const isPageSelected = answer.users.every(({ id }) => ids.has(id))
  const canSelectMore = isPageSelected && answer.total !== null && answer.total > ids.size

  return (
    <section aria-label="Selection" className={classes.bar}>
      <p className={classes.count}>{count(ids.size)} selected</p>
      {canSelectMore && (
        <Button
          size="xs"
          variant="default"
          loading={selectMatching.isPending}
          onClick={() => selectMatching.mutate()}
        >
          Select all {count(answer.total ?? 0)} matching
        </Button>
      )}
      <Button size="xs" variant="default" onClick={clearSelection}>
        Clear selection
      </Button>
      <span className={classes.operations}>
        {bulkOperationNames.map((name) => {
          const people = applicable.data?.[name] ?? 0
          return (
            people > 0 && (
              <Button
                key={name}
                size="xs"
                variant="default"
                loading={previewPlan.isPending && previewPlan.variables.operation === name}
                onClick={() => chooseOperation(name)}
              >
                {operations[name].verb}
              </Button>
            )
          )
        })}
      </span>
      {selectMatching.error && (
        <Failure title="The matching people could not be selected." error={selectMatching.error} />
      )}
      {previewPlan.error && roleOperation === null && (
        <Failure title={planFailed} error={previewPlan.error} />
      )}
      {roleOperation && (
        <BulkRoleDialog
          operation={roleOperation}
          people={applicable.data?.[roleOperation] ?? 0}
          isPending={previewPlan.isPending}
          error={previewPlan.error}
          onPreview={(roleId) => previewPlan.mutate({ operation: roleOperation, input: { roleId } })}
          onClose={() => setRoleOperation(null)}
        />
      )}
    </section>
  )
}
