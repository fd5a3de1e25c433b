import type { ReactNode } from 'react'
import type { User } from '../api/schema.ts'
import { breakable } from '../ui/breakable.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { exact } from '../ui/time.ts'
import { utc } from '../ui/utc.ts'
import { Notice } from '../ui/Notice.tsx'
import { isActivityUnknown, reveal, statusWords } from '../operations/person.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { notSet, unreadableFields } from './personWords.ts'
import classes from './PersonPage.module.css'

/** All fields of a person, with buttons to copy their ids and email address. */
export function PersonFacts({ user }: { user: User }) {
  const roleName = useRoleName()
  const otherFields = Object.entries(user.more)
  return (
    <>
      {user.unread.length > 0 && (
        <Notice>
          {unreadableFields(user.unread.length)} <code translate="no">{user.unread.join(', ')}</code>
        </Notice>
      )}
      <div className={classes.all}>
        <Facts title="Profile">
          <Fact name="First name">{user.firstName}</Fact>
          <Fact name="Last name">{user.lastName}</Fact>
          <Fact name="Title">{user.title}</Fact>
          <Fact name="Email" copy={user.email}>
            {user.email}
          </Fact>
        </Facts>
        <Facts title="Access">
          <Fact name="Role">{roleName(user.roleId)}</Fact>
          <Fact name="Status" isWord>
            {statusWords(user.status)}
          </Fact>
          <Fact name="Created">
            <Moment at={user.createdDateTime} />
          </Fact>
          <Fact name="Last activity" isWord={user.lastActivityDateTime === null}>
            {user.lastActivityDateTime !== null ? (
              <Moment at={user.lastActivityDateTime} />
            ) : isActivityUnknown(user) ? (
              'Unknown'
            ) : (
              'Never'
            )}
          </Fact>
        </Facts>
        <Facts title="Identifiers">
          <Fact name="User ID" copy={user.id}>
            <code>{user.id}</code>
          </Fact>
          <Fact name="Identity provider ID" copy={user.idpId}>
            {user.idpId && <code>{user.idpId}</code>}
          </Fact>
          <Fact name="Role ID" copy={user.roleId}>
            {user.roleId && <code>{user.roleId}</code>}
          </Fact>
        </Facts>
        {otherFields.length > 0 && (
          <Facts title="More from the API">
            {otherFields.map(([name, value]) => (
              <Fact key={name} name={name}>
                {typeof value === 'string' ? value : <code>{reveal(JSON.stringify(value, null, 1))}</code>}
              </Fact>
            ))}
          </Facts>
        )}
      </div>
    </>
  )
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.facts} aria-label={title}>
      <h2>{title}</h2>
      <dl>{children}</dl>
    </section>
  )
}

interface FactProps {
  name: string
  copy?: string | null
  /** Whether the value is one of Roster’s own words, which browsers may translate. */
  isWord?: boolean
  children: ReactNode
}

/** A field and its value. Hidden characters are shown: they may be all that tells two people apart. */
function Fact({ name, copy = null, isWord = false, children }: FactProps) {
  const isEmpty = children === null || (typeof children === 'string' && children.trim() === '')
  const value = typeof children === 'string' ? breakable(reveal(children)) : children
  return (
    <div className={classes.fact}>
      <dt>{reveal(name)}</dt>
      <dd>
        {isEmpty ? (
          <span className={classes.none}>{notSet}</span>
        ) : (
          <bdi translate={isWord ? undefined : 'no'}>{value}</bdi>
        )}
        {copy !== null && !isEmpty && (
          <CopyButton iconOnly text={copy} label={`Copy ${name.charAt(0).toLowerCase()}${name.slice(1)}`} />
        )}
      </dd>
    </div>
  )
}

function Moment({ at }: { at: string | null }) {
  if (at === null)
    return (
      <span className={classes.none} translate="yes">
        {notSet}
      </span>
    )
  return (
    <time dateTime={at}>
      {exact(at)} <span className={classes.utc}>{utc(at)}</span>
    </time>
  )
}
