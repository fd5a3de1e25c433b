import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { UsersPage as Answer } from '../desk/pages.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OperationDialog } from './dialogs.ts'
import { type Asked, keptDraft } from './drafts.ts'
import { Pages } from './Pages.tsx'
import { type Place, readPlace, writePlace } from './place.ts'
import { rolesQuery, usersQuery } from './queries.ts'
import classes from './UsersPage.module.css'
import { UsersTable } from './UsersTable.tsx'

/** Everyone in the organization, page by page. */
export function UsersPage() {
  const { search } = useLocation()
  const { place, ignored } = readPlace(search)
  const users = useQuery(usersQuery(place))
  const roles = useQuery(rolesQuery)
  const [asked, ask] = useState<Asked | null>(() => keptDraft(users.data?.users ?? []))

  return (
    <div className={classes.page}>
      <title>Users · Roster</title>
      <h1 className={classes.heading}>Users</h1>
      {ignored.length > 0 && (
        <Notice>
          Ignored in the address, as no such place exists: <code>{ignored.join(', ')}</code>.
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
      {users.data && (
        <>
          {users.data.unreadable > 0 && <Unreadable count={users.data.unreadable} />}
          {users.data.users.length > 0 ? (
            <UsersTable
              users={users.data.users}
              now={users.dataUpdatedAt}
              search={search}
              onAsk={(operation, user) => ask({ operation, user })}
            />
          ) : (
            users.data.unreadable === 0 && <Nobody answer={users.data} place={place} />
          )}
          <Pages answer={users.data} place={place} />
        </>
      )}
      {asked && <OperationDialog asked={asked} onClose={() => ask(null)} />}
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

/** No one on this page: because it lies beyond the end, or because there is no one at all. */
function Nobody({ answer, place }: { answer: Answer; place: Place }) {
  const last = answer.total === null ? place.page - 1 : Math.ceil(answer.total / place.size)
  if (place.page > 1 && last > 0) {
    return (
      <div className={classes.nobody}>
        <h2>There is no page {place.page}</h2>
        <p>The list ends {answer.total === null ? 'before it' : `with page ${last}`}.</p>
        <Button component={Link} to={`/users${writePlace({ ...place, page: last })}`} variant="default">
          {answer.total === null ? `Go to page ${last}` : `Go to the last page (${last})`}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.nobody}>
      <h2>Nobody here yet</h2>
      <p>The organization has no users. People appear here once they accept an invitation.</p>
    </div>
  )
}
