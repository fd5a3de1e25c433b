import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import type { User } from '../api/schema.ts'
import { Failure } from '../ui/Failure.tsx'
import { OperationDialog } from './dialogs.ts'
import { type Asked, keptDraft } from './drafts.ts'
import { PreviousNext } from './PreviousNext.tsx'
import { displayName, isUuid } from '../operations/person.ts'
import { PersonActions } from './PersonActions.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { userQuery } from './queries.ts'
import { Status } from './Status.tsx'
import { MyAccountButton } from './MyAccountButton.tsx'
import classes from './PersonPage.module.css'

/** The page of a person. */
export function PersonPage() {
  const userId = (useParams().userId ?? '').toLowerCase()
  return isUuid(userId) ? <Person key={userId} userId={userId} /> : <Malformed />
}

function Person({ userId }: { userId: string }) {
  const list = useList()
  const user = useQuery(userQuery(userId))
  const [asked, ask] = useState<Asked | null>(() => keptDraft(user.data ? [user.data] : []))
  return (
    <article className={classes.page}>
      {/* No name in the title: the browser would write it into its history. */}
      <title>Person · Roster</title>
      <div className={classes.bar}>
        <Link to={`/users${list ?? ''}`}>← All users</Link>
        {list !== null && <PreviousNext userId={userId} list={list} />}
      </div>
      {user.isError && (
        <Failure
          title="This person could not be read anew."
          error={user.error}
          onRetry={() => void user.refetch()}
        >
          {user.data && <p>What stands below may be old.</p>}
        </Failure>
      )}
      {user.data && <Shown user={user.data} onAsk={ask} />}
      {/* What was done to them: another room, which routes.tsx puts here. */}
      <Outlet />
      {asked && <OperationDialog asked={asked} onClose={() => ask(null)} />}
    </article>
  )
}

function Shown({ user, onAsk }: { user: User; onAsk: (asked: Asked) => void }) {
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.name}>
          <bdi>{displayName(user)}</bdi>
        </h1>
        <Status status={user.status} />
        <MyAccountButton userId={user.id} />
        <PersonActions user={user} onAsk={(operation) => onAsk({ operation, user })} />
      </header>
      <PersonFacts user={user} />
    </>
  )
}

/** The place in the list that one came from, as the link there gave it; null after a direct link. */
function useList(): string | null {
  const state: unknown = useLocation().state
  const list = state !== null && typeof state === 'object' && 'list' in state ? state.list : null
  return typeof list === 'string' ? list : null
}

function Malformed() {
  return (
    <article className={classes.page}>
      <title>Person · Roster</title>
      <h1 className={classes.name}>No such person</h1>
      <p>
        The id in the address is not one: it should be like <code>0f8fad5b-d9cb-469f-a165-70867728950e</code>.
        Check that the link was copied whole.
      </p>
      <p>
        <Link to="/users">All users</Link>
      </p>
    </article>
  )
}
