import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { Link } from '../routing/Link.tsx'
import type { ReactNode } from 'react'
import type { Invitation, InvitationColumn } from '../desk/invitations/types.ts'
import { reveal, statusKey } from '../operations/person.ts'
import { addressOf } from '../operate/runInvitation.ts'
import { Status } from '../organization/Status.tsx'
import { useRoleName } from '../organization/useRoleName.ts'
import { breakable } from '../ui/breakable.tsx'
import { Highlight } from '../ui/Highlight.tsx'
import iconButton from '../ui/IconButton.module.css'
import { SelectBox } from '../ui/SelectBox.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import classes from './Invitations.module.css'
import { sending, statusHints } from './words.ts'

interface Props {
  invitation: Invitation
  columns: readonly InvitationColumn[]
  /** Search terms to highlight, folded. */
  terms: readonly string[]
  now: number
  /** Gives the row's menu to its button. */
  onMenu: (button: HTMLButtonElement) => void
  isBusy: boolean
  isSelected: boolean
  onSelect: (isSelected: boolean) => void
}

/** One invitation in the table: checkbox, cells and the actions menu. */
export function InvitationRow(props: Props) {
  const { invitation, columns, onMenu, isBusy, isSelected, onSelect } = props
  const roleName = useRoleName()
  const address = addressOf(invitation)
  return (
    <tr role="row" data-selected={isSelected || undefined} aria-busy={isBusy}>
      <td role="cell" className={classes.select}>
        <SelectBox label={`Select ${address}`} checked={isSelected} onSelect={onSelect} />
      </td>
      {columns.map((column) => (
        <td
          key={column}
          role="cell"
          data-column={column}
          translate={column === 'status' || column === 'sent' ? undefined : 'no'}
        >
          {cell(column, props, roleName)}
        </td>
      ))}
      <td role="cell" className={classes.menu}>
        <button
          type="button"
          className={iconButton.button}
          aria-label={`Actions for ${address}`}
          aria-haspopup="menu"
          aria-expanded={false}
          onClick={({ currentTarget }) => onMenu(currentTarget)}
        >
          <IconDots size={18} aria-hidden />
        </button>
      </td>
    </tr>
  )
}

function cell(
  column: InvitationColumn,
  { invitation, terms, now, isBusy }: Props,
  roleName: ReturnType<typeof useRoleName>,
): ReactNode {
  const { firstName, lastName, roleId, roleName: givenRole, status, lastInvitationSentAt: at } = invitation
  switch (column) {
    case 'email': {
      const address = addressOf(invitation)
      const text = terms.length === 0 ? breakable(address) : <Highlight text={address} terms={terms} />
      const { memberId } = invitation
      return <bdi>{memberId === null ? text : <Link to={`/users/${memberId}`}>{text}</Link>}</bdi>
    }
    case 'name': {
      const name = [firstName, lastName].map((part) => part?.trim() ?? '').filter(Boolean)
      return name.length === 0 ? (
        <EmptyCell />
      ) : (
        <bdi>
          <Highlight text={reveal(name.join(' '))} terms={terms} />
        </bdi>
      )
    }
    case 'role': {
      const role = roleId === null ? givenRole : roleName(roleId, givenRole)
      return role === null ? <EmptyCell /> : <Highlight text={role} terms={terms} />
    }
    case 'status':
      return isBusy ? sending : <Status status={status} title={statusHints[statusKey(status)]} />
    case 'sent':
      return at === null ? <EmptyCell /> : <TimeAgo at={at} now={now} />
  }
}

function EmptyCell() {
  return (
    <span className={classes.none}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">None</span>
    </span>
  )
}
