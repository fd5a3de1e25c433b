import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useRouter } from '../routing/useRouter.ts'
import { desk } from '../desk/port/client.ts'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { operationNames, operations } from '../operations/operations.ts'
import type { Change, OperationName } from '../operations/operation.ts'
import { count } from '../text/count.ts'
import { directoryQuery } from '../organization/queries.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { useMutationOnce } from '../ui/useMutationOnce.ts'
import { incompleteReasons, unreadPeople } from '../organization/directoryWords.ts'
import { CopyMenu } from './CopyMenu.tsx'
import { queryOf } from './listQuery.ts'
import { defaultListState, type ListState, writeListState } from './listState.ts'
import { applicableQuery } from './queries.ts'
import { isAllOfSelected, selectAllOf } from './selectAll.ts'
import { clearSelection, getSelection, subscribeSelection } from './selection.ts'
import { useCommands } from '../palette/useCommands.ts'
import { noneSelected, operationKeywords, selectedPeople } from './commandWords.ts'
import classes from '../ui/SelectionBar.module.css'
import { incompleteSelection, planFailed, selectInterrupted } from './selectionWords.ts'

const BulkRoleDialog = lazyPart(async () => (await import('./BulkRoleDialog.tsx')).BulkRoleDialog, 'dialog')

/** Without "Edit profile": a profile differs for each person. Reconciling a list edits many (`plans/`). */
const bulkOperationNames = operationNames.filter((name) => name !== 'updateProfile')

/** The selection bar. Each operation creates a plan, which is reviewed before anything happens. */
export function SelectionBar({ answer, listState }: { answer: UsersAnswer; listState: ListState }) {
  const selected = useSyncExternalStore(subscribeSelection, getSelection)
  const { ids, incomplete } = selected
  const { navigate } = useRouter()
  /** The operation whose role is being chosen. */
  const [roleOperation, setRoleOperation] = useState<'changeRole' | 'reinstate' | null>(null)
  const applicable = useQuery(applicableQuery(selected))
  const { data: directory } = useQuery(directoryQuery)
  const list = listKey(listState)
  const selectMatching = useMutation({
    mutationFn: async () => ({
      list,
      ...(await interruptible(selectInterrupted, () => desk.ids(queryOf(listState)))),
    }),
    onSuccess({ list: selectedList, ids: matching, progress }) {
      const reasons = incompleteReasons(progress)
      const isIncomplete = reasons.length > 0
      const gap = isIncomplete ? { reasons, unread: unreadPeople(progress) } : null
      selectAllOf(selectedList, progress.version, matching, gap)
    },
  })
  const previewPlan = useMutationOnce({
    mutationFn: (change: Change) =>
      interruptible(interruptedWords.plan, () =>
        desk.plan({
          source: 'selection',
          ids: [...ids],
          change,
          incomplete: incomplete && { unread: incomplete.unread },
        }),
      ),
    // Awaited, so that it is busy until the plan's page is shown.
    onSuccess: ({ id }) => navigate(`/plans/${id}`),
  })
  const chooseOperation = (name: OperationName) => {
    if (previewPlan.isBusy()) return
    previewPlan.reset()
    if (name === 'changeRole' || name === 'reinstate') setRoleOperation(name)
    else if (name !== 'updateProfile') previewPlan.mutate({ operation: name, input: null })
  }
  useCommands(
    bulkOperationNames.map((name) => ({
      section: 'selection',
      name: operations[name].verb,
      detail: selectedPeople(ids.size, count(ids.size)),
      keywords: operationKeywords[name],
      unavailable: (applicable.data?.[name] ?? 0) > 0 ? null : noneSelected,
      action: () => chooseOperation(name),
    })),
  )
  const isPageSelected = answer.users.every(({ id }) => ids.has(id))
  // People outside this list may be selected too, so the number of selected people is not enough.
  const canSelectMore =
    isPageSelected &&
    answer.total !== null &&
    answer.total > answer.users.length &&
    !isAllOfSelected(selected, list, directory?.version ?? 0)

  return (
    <section aria-label="Selection" className={classes.bar}>
      <p className={classes.count}>
        <span translate="no">{count(ids.size)}</span> selected
      </p>
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
      <CopyMenu />
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
      {incomplete && (
        <p className={classes.incomplete} aria-live="polite">
          {incompleteSelection(incomplete.unread)} {incomplete.reasons.join(' ')}
        </p>
      )}
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

/** Identifies the people that a list holds, on any page and in any order. */
function listKey(listState: ListState): string {
  const { page, size, sort } = defaultListState
  return writeListState({ ...listState, page, size, sort })
}
