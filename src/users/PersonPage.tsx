import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Outlet } from '../routing/Outlet.tsx'
import { useLocation, useParams } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import type { User } from '../api/schema.ts'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { avatar } from './avatar.tsx'
import { OperationDialog } from './dialogs.ts'
import { findDraft, type OperationDraft } from './drafts.ts'
import { PreviousNext } from './PreviousNext.tsx'
import { displayName, isUuid } from '../operations/person.ts'
import { recordOpened } from '../palette/recentPeople.ts'
import { PersonActions } from './PersonActions.tsx'
import { PersonNotFound } from './PersonNotFound.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import {
  goneReason,
  lastKnownDetails,
  notFoundHeading,
  personGone,
  refreshFailed,
  staleDetails,
} from './personWords.ts'
import { userQuery } from './queries.ts'
import { Status } from '../organization/Status.tsx'
import { MyAccountButton } from './MyAccountButton.tsx'
import classes from './PersonPage.module.css'
import layout from '../ui/Layout.module.css'

/** The page of a person. */
export function PersonPage() {
  const userId = (useParams().userId ?? '').toLowerCase()
  return isUuid(userId) ? <Person key={userId} userId={userId} /> : <InvalidId />
}

function Person({ userId }: { userId: string }) {
  const list = useList()
  const user = useQuery(userQuery(userId))
  const isGone = isNotFound(user.error)
  const [draft, setDraft] = useState<OperationDraft | null>(() => findDraft(user.data ? [user.data] : []))
  // Until then, a direct link to nobody is requested once more.
  if (!user.data && !user.isFetching && isGone) return <PersonNotFound />
  return (
    <article className={`${layout.page} ${classes.page}`}>
      {/* No name in the title: the browser would write it to its history. */}
      <title>Person · Roster</title>
      <div className={classes.bar}>
        <Link to={`/users${list ?? ''}`}>← All users</Link>
        {list !== null && <PreviousNext userId={userId} list={list} />}
      </div>
      {user.isError && (
        <Failure
          title={refreshFailed}
          error={user.error}
          explanation={isGone ? personGone : undefined}
          onRetry={() => void user.refetch()}
        >
          {user.data && <p>{isGone ? lastKnownDetails : staleDetails}</p>}
        </Failure>
      )}
      {user.data && <PersonDetails user={user.data} isGone={isGone} onOpen={setDraft} />}
      {/* The person’s activity: appPages.tsx adds it, since folders of pages do not import each other. */}
      <Outlet />
      {draft && <OperationDialog draft={draft} onClose={() => setDraft(null)} />}
    </article>
  )
}

interface PersonDetailsProps {
  user: User
  /** Whether the API no longer has them, so that nothing can be done. */
  isGone: boolean
  /** Opens the dialog of an operation. */
  onOpen: (draft: OperationDraft) => void
}

function PersonDetails({ user, isGone, onOpen }: PersonDetailsProps) {
  useEffect(() => recordOpened(user), [user])
  return (
    <>
      <header className={classes.head}>
        {avatar(user)}
        <h1 className={classes.name}>
          <bdi translate="no">{displayName(user)}</bdi>
        </h1>
        <Status status={user.status} />
        {!isGone && <MyAccountButton userId={user.id} />}
        <PersonActions
          user={user}
          blocked={isGone ? goneReason : null}
          onSelect={(operation) => onOpen({ operation, user })}
        />
      </header>
      <PersonFacts user={user} />
    </>
  )
}

const isNotFound = (error: Error | null) => isApiError(error) && error.kind === 'notFound'

/** Returns the URL parameters of the list that the page was opened from; null after a direct link. */
function useList(): string | null {
  const state: unknown = useLocation().state
  const list = state !== null && typeof state === 'object' && 'list' in state ? state.list : null
  return typeof list === 'string' ? list : null
}

function InvalidId() {
  return (
    <article className={`${layout.page} ${classes.page}`}>
      <title>Person · Roster</title>
      <h1 className={classes.name}>{notFoundHeading}</h1>
      <p>
        The ID in the address is not valid. A valid ID looks like{' '}
        <code>0f8fad5b-d9cb-469f-a165-70867728950e</code>. Check that you copied the whole link.
      </p>
      <p>
        <Link to="/users">All users</Link>
      </p>
    </article>
  )
}
