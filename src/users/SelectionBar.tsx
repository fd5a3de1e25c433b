import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { desk } from '../desk/port/client.ts'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { operationNames, operations } from '../operations/operations.ts'
import type { Change, OperationName } from '../operations/operation.ts'
import { count } from '../ui/count.ts'
import { Failure } from '../ui/Failure.tsx'
import { type ListState, queryOf } from './listState.ts'
import { applicableQuery } from './queries.ts'
import { clearSelection, select, selection, subscribeSelection } from './selection.ts'
import classes from './SelectionBar.module.css'

const BulkRoleDialog = lazy(async () => ({ default: (await import('./BulkRoleDialog.tsx')).BulkRoleDialog }))

/** A profile is a person's own: many of them are edited as a list (plans/reconcile), not as one. */
const forMany = operationNames.filter((name) => name !== 'updateProfile')

/** What can be done with those selected: each operation becomes a plan, which is shown before anything happens. */
export function SelectionBar({ answer, listState }: { answer: UsersAnswer; listState: ListState }) {
  const selected = useSyncExternalStore(subscribeSelection, selection)
  const { ids } = selected
  const navigate = useNavigate()
  const [asked, ask] = useState<'changeRole' | 'reinstate' | null>(null)
  const countApplicable = useQuery(applicableQuery(selected))
  const all = useMutation({
    mutationFn: () => desk.ids(queryOf(listState)),
    onSuccess: (found) => select(found, true),
  })
  const preview = useMutation({
    mutationFn: (change: Change) => desk.plan({ source: 'selection', ids: [...ids], change }),
    onSuccess: ({ id }) => navigate(`/plans/${id}`),
  })
  const choose = (name: OperationName) => {
    preview.reset()
    if (name === 'changeRole' || name === 'reinstate') ask(name)
    else if (name !== 'updateProfile') preview.mutate({ operation: name, input: null })
  }
  const isOnPage = answer.users.every(({ id }) => ids.has(id))
  const offersAll = isOnPage && answer.total !== null && answer.total > ids.size

  return (
    <section aria-label="Selection" className={classes.bar}>
      <p className={classes.count}>{count(ids.size)} selected</p>
      {offersAll && (
        <Button size="xs" variant="default" loading={all.isPending} onClick={() => all.mutate()}>
          Select all {count(answer.total ?? 0)} matching
        </Button>
      )}
      <Button size="xs" variant="default" onClick={clearSelection}>
        Clear selection
      </Button>
      <span className={classes.operations}>
        {forMany.map((name) => {
          const number = countApplicable.data?.[name] ?? 0
          return (
            number > 0 && (
              <Button
                key={name}
                size="xs"
                variant="default"
                loading={preview.isPending && preview.variables.operation === name}
                onClick={() => choose(name)}
              >
                {operations[name].verb}
              </Button>
            )
          )
        })}
      </span>
      {all.error && <Failure title="Not everyone who matches could be selected." error={all.error} />}
      {preview.error && asked === null && (
        <Failure title="The plan could not be made." error={preview.error} />
      )}
      <Suspense>
        {asked && (
          <BulkRoleDialog
            operation={asked}
            number={countApplicable.data?.[asked] ?? 0}
            pending={preview.isPending}
            error={preview.error}
            onPreview={(roleId) => preview.mutate({ operation: asked, input: { roleId } })}
            onClose={() => ask(null)}
          />
        )}
      </Suspense>
    </section>
  )
}
