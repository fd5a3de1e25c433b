import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { User } from '../api/schema.ts'
import type { OperationName } from '../operations/operation.ts'
import { displayName } from '../operations/person.ts'
import { Link } from '../routing/Link.tsx'
import { CloseButton } from '../ui/CloseButton.tsx'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { PersonActions } from './PersonActions.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { goneReason, lastKnownDetails, personGone, refreshFailed, staleDetails } from './personWords.ts'
import classes from './Preview.module.css'
import { previewLabels } from './previewWords.ts'
import { userQuery } from './queries.ts'
import { focusRowOf } from './rowKeys.ts'
import { Status } from '../organization/Status.tsx'

interface Props {
  userId: string
  /** The users of the table, for the previous and the next one. */
  users: readonly User[]
  /** The list state as query string, for the link back from the person's page. */
  list: string
  onShow: (userId: string) => void
  onChooseOperation: (operation: OperationName, user: User) => void
  onClose: () => void
}

/** A person beside the table: facts, actions, and the way to the previous and the next one (`previewKeys.ts`). */
export function Preview({ userId, users, list, onShow, onChooseOperation, onClose }: Props) {
  const row = users.find(({ id }) => id === userId)
  const person = useQuery(userQuery(userId))
  const user = person.data ?? row
  const isGone = isApiError(person.error) && person.error.kind === 'notFound'
  const at = row ? users.indexOf(row) : -1
  const close = () => {
    onClose()
    focusRowOf(userId)
  }
  return (
    <aside aria-label="Preview" className={classes.preview}>
      <div className={classes.bar}>
        <Step label={previewLabels.previous} to={at < 0 ? undefined : users[at - 1]} onShow={onShow} />
        <Step label={previewLabels.next} to={at < 0 ? undefined : users[at + 1]} onShow={onShow} />
        <CloseButton aria-label="Close preview" onClick={close} />
      </div>
      <Heading key={userId}>{user ? displayName(user) : previewLabels.person}</Heading>
      <p className={classes.line}>
        {user && <Status status={user.status} />}
        <Link to={`/users/${userId}`} state={{ list }}>
          Open full page
        </Link>
      </p>
      {person.isError && (
        <Failure
          title={refreshFailed}
          error={person.error}
          explanation={isGone ? personGone : undefined}
          onRetry={() => void person.refetch()}
        >
          {user && <p>{isGone ? lastKnownDetails : staleDetails}</p>}
        </Failure>
      )}
      {user && (
        <>
          <PersonActions
            user={user}
            blocked={isGone ? goneReason : null}
            onSelect={(operation) => onChooseOperation(operation, user)}
          />
          <PersonFacts user={user} />
        </>
      )}
    </aside>
  )
}

/**
 * The person's name. Takes the focus from the table, so that screen readers say who is shown. A button that steps to them
 * keeps it, and so does a field in which the search that brought the preview back is being typed.
 */
function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const focused = document.activeElement
    const isFree = focused === null || focused === document.body || focused.closest('tbody') !== null
    if (isFree) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h2 ref={heading} tabIndex={-1} className={classes.name}>
      <bdi translate="no">{children}</bdi>
    </h2>
  )
}

function Step({
  label,
  to,
  onShow,
}: {
  label: string
  to: User | undefined
  onShow: (userId: string) => void
}) {
  return (
    <SoftButton
      variant="default"
      size="compact-xs"
      unavailable={to === undefined}
      onClick={() => to && onShow(to.id)}
    >
      {label}
    </SoftButton>
  )
}
