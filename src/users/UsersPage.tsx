import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { desk } from '../desk/port/client.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { OperationDialog } from './dialogs.ts'
import { findDraft, type OperationDraft } from './drafts.ts'
import { Pagination } from './Pagination.tsx'
import { isFiltered, writeListState } from './listState.ts'
import { usersQuery } from './queries.ts'
import { selection, subscribeSelection } from './selection.ts'
import { useStableRows } from './useStableRows.ts'
import { useListState } from './useListState.ts'
import classes from './UsersPage.module.css'
import { UsersTable } from './UsersTable.tsx'

// Asked for at once, and shown when it is there: the table does not wait for it.
const toolbar = import('./Toolbar.tsx')
const EmptyState = lazy(async () => ({ default: (await import('./EmptyState.tsx')).EmptyState }))
const SelectionBar = lazy(async () => ({ default: (await import('./SelectionBar.tsx')).SelectionBar }))
const Toolbar = lazy(async () => ({ default: (await toolbar).Toolbar }))

/** Everyone in the organization, or whoever is searched for, page by page. */
export function UsersPage() {
  const { listState, ignored, type, submit, leave, go } = useListState()
  const users = useQuery(usersQuery(listState))
  const roles = useQuery(rolesQuery)
  const { data: directory } = useQuery(directoryQuery)
  const latest = users.isPlaceholderData ? undefined : users.data
  const {
    answer,
    at,
    listState: shown,
    changes,
    show,
  } = useStableRows(latest, users.dataUpdatedAt, listState)
  const { ids: selected } = useSyncExternalStore(subscribeSelection, selection)
  const [draft, setDraft] = useState<OperationDraft | null>(() => findDraft(users.data?.users ?? []))

  // Once the table is painted: reading everyone must not delay it.
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    idle(() => void desk.controlReading('auto'))
  }, [])

  return (
    <div className={classes.page} aria-busy={users.isPlaceholderData} onClickCapture={leave}>
      <title>Users · Roster</title>
      <h1 className={classes.heading}>Users</h1>
      {ignored.length > 0 && (
        <Notice>
          Ignored in the address, as it means nothing here: <code>{ignored.join(', ')}</code>.
        </Notice>
      )}
      {users.isError && (
        <Failure
          title="The list could not be refreshed."
          error={users.error}
          onRetry={() => void users.refetch()}
        />
      )}
      {roles.isError && (
        <Failure
          title="The names of the roles could not be read."
          error={roles.error}
          onRetry={() => void roles.refetch()}
        />
      )}
      <Suspense fallback={<div className={classes.toolbar} />}>
        <Toolbar
          listState={listState}
          found={answer?.found ?? null}
          onType={type}
          onSubmit={submit}
          go={go}
          changes={changes}
          onShow={show}
        />
      </Suspense>
      {answer && (
        <>
          {answer.unreadable > 0 && <Unreadable count={answer.unreadable} />}
          {answer.users.length > 0 ? (
            <UsersTable
              users={answer.users}
              now={at}
              terms={answer.found?.terms ?? []}
              list={writeListState(shown)}
              sort={listState.sort}
              onSort={(sort) => go({ ...listState, sort, page: 1 })}
              onAsk={(operation, user) => setDraft({ operation, user })}
            />
          ) : (
            answer.unreadable === 0 && (
              <Suspense>
                <EmptyState answer={answer} listState={shown} />
              </Suspense>
            )
          )}
          <div className={classes.foot}>
            {selected.size > 0 && (
              <Suspense>
                <SelectionBar answer={answer} listState={shown} />
              </Suspense>
            )}
            <Pagination
              answer={answer}
              listState={{ ...listState, page: shown.page, size: shown.size }}
              isPartial={isFiltered(shown) && directory !== undefined && directory.state !== 'done'}
              go={go}
            />
          </div>
        </>
      )}
      {draft && <OperationDialog draft={draft} onClose={() => setDraft(null)} />}
    </div>
  )
}

function Unreadable({ count }: { count: number }) {
  return (
    <Notice>
      {count === 1 ? '1 entry' : `${count} entries`} of this page could not be read: the API gave no usable
      id.
    </Notice>
  )
}
