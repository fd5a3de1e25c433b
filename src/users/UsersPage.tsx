import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { User } from '../api/schema.ts'
import { desk } from '../desk/port/client.ts'
import type { OperationName } from '../operations/operation.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Failure } from '../ui/Failure.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Notice } from '../ui/Notice.tsx'
import { afterPage } from '../routing/afterPage.ts'
import { setChosenPeople } from '../organization/chosenPeople.ts'
import { rolesQuery } from '../organization/queries.ts'
import { OperationDialog } from './dialogs.ts'
import { findDraft, type OperationDraft } from './drafts.ts'
import { Pagination } from './Pagination.tsx'
import { queryOf } from './listQuery.ts'
import { isFiltered, isPlain, writeListState } from './listState.ts'
import { Toolbar } from './Toolbar.tsx'
import { usersQuery } from './queries.ts'
import { getSelection, subscribeSelection } from './selection.ts'
import { useStableRows } from './useStableRows.ts'
import { useListState } from './useListState.ts'
import classes from './UsersPage.module.css'
import { UsersTable } from './UsersTable.tsx'
import { ignoredParameters, refreshFailed, rolesFailed, unreadableEntries } from './words.ts'
import layout from '../ui/Layout.module.css'

const EmptyState = lazyPart(async () => (await import('./EmptyState.tsx')).EmptyState)
const Preview = lazyPart(async () => (await import('./Preview.tsx')).Preview)
const SelectionBar = lazyPart(async () => (await import('./SelectionBar.tsx')).SelectionBar)

const noTerms: readonly string[] = []

/** The users page: search, filters, and the table of users, page by page. */
export function UsersPage() {
  const { listState, chosen, ignored, setText, submitText, onClickCapture, setListState } = useListState()
  const users = useQuery(usersQuery(listState))
  const roles = useQuery(rolesQuery)
  const latest = users.isPlaceholderData ? undefined : users.data
  const {
    answer,
    updatedAt,
    listState: shown,
    changeCount,
    showLatest,
  } = useStableRows(latest, users.dataUpdatedAt, listState)
  const { ids: selected } = useSyncExternalStore(subscribeSelection, getSelection)
  /** Undefined until there are rows: a draft from before a reload may be about one of them. */
  const [draft, setDraft] = useState<OperationDraft | null>()
  if (draft === undefined && latest) setDraft(findDraft(latest.users))

  const [previewed, setPreviewed] = useState<string | null>(null)
  const chooseOperation = (operation: OperationName, user: User) => setDraft({ operation, user })

  useEffect(() => {
    setChosenPeople({ query: isFiltered(listState) ? queryOf(listState) : null })
  }, [listState])

  // Reading the directory must not delay the first paint of the table.
  useEffect(() => afterPage(() => void desk.controlReading('auto')), [])

  // There is nothing else to show, so the route shows the failure in place of the page, as when the loader waits.
  if (answer === undefined && users.isError && isPlain(listState)) throw users.error
  return (
    <div
      className={`${layout.page} ${classes.page}`}
      aria-busy={users.isPending || users.isPlaceholderData}
      onClickCapture={onClickCapture}
    >
      <title>Users · Roster</title>
      <header className={`${layout.head} ${classes.head}`}>
        <h1>Users</h1>
        <ButtonLink to="/invitations/new" size="xs">
          Invite people
        </ButtonLink>
      </header>
      {ignored.length > 0 && (
        <Notice>
          {ignoredParameters} <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      {users.isError && (
        <Failure title={refreshFailed} error={users.error} onRetry={() => void users.refetch()} />
      )}
      {roles.isError && (
        <Failure title={rolesFailed} error={roles.error} onRetry={() => void roles.refetch()} />
      )}
      <Toolbar
        listState={listState}
        chosen={chosen}
        found={answer?.found ?? null}
        onTextChange={setText}
        onTextSubmit={submitText}
        setListState={setListState}
        changeCount={changeCount}
        onShowLatest={showLatest}
      />
      {answer && answer.unreadable > 0 && <Notice>{unreadableEntries(answer.unreadable)}</Notice>}
      {answer && answer.users.length === 0 ? (
        answer.unreadable === 0 && <EmptyState answer={answer} listState={shown} />
      ) : answer || !users.isError ? (
        <div className={classes.rows} data-preview={previewed !== null || undefined}>
          <UsersTable
            users={answer?.users ?? null}
            size={listState.size}
            now={updatedAt}
            terms={answer?.found?.terms ?? noTerms}
            list={writeListState(shown)}
            sort={chosen.sort}
            onSort={(sort) => setListState({ ...chosen, sort, page: 1 })}
            onChooseOperation={chooseOperation}
            onPreview={setPreviewed}
          />
          {previewed !== null && answer && (
            <Preview
              userId={previewed}
              users={answer.users}
              list={writeListState(shown)}
              onShow={setPreviewed}
              onChooseOperation={chooseOperation}
              onClose={() => setPreviewed(null)}
            />
          )}
        </div>
      ) : null}
      {answer && (
        <div className={layout.footer}>
          {selected.size > 0 && <SelectionBar answer={answer} listState={shown} />}
          <Pagination
            answer={answer}
            listState={{ ...listState, page: shown.page, size: shown.size }}
            isPartial={answer.found?.isPartial === true}
            setListState={setListState}
          />
        </div>
      )}
      {draft && <OperationDialog draft={draft} onClose={() => setDraft(null)} />}
    </div>
  )
}
