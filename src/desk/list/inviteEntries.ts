import type { Role } from '../../api/schema.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { readNamed } from '../../text/address.ts'
import { nameBeforeAddress, splitFullName } from '../../text/fullName.ts'
import type { ListRow } from './layout.ts'
import type { ParsedList } from './parseList.ts'
import type { ColumnKind } from './types.ts'
import { parseRole, shorten } from './values.ts'

type InviteRequest = Extract<InvitationRequest, { operation: 'invite' }>

/** A line of a list, as an invitation. */
export interface InviteEntry {
  request: InviteRequest
  /** Why nobody can be invited by this line, as a sentence; null if the address decides. */
  problem: string | null
}

/** Returns the invitations for some lines of a list. Lines without a role get an empty one. */
export function toInviteEntries(
  { rows, columns }: Pick<ParsedList, 'rows' | 'columns'>,
  roles: readonly Role[],
): InviteEntry[] {
  const known = new Set(roles.map(({ id }) => id))
  return rows.map(({ cells, notUnderstood, named }) => {
    const cellOf = (kind: ColumnKind) => cells[columns.indexOf(kind)]?.trim() ?? ''
    const addressed = findAddressCell(cells, columns, named)
    const names = namesOf(cellOf, addressed?.name ?? '')
    const roleCell = cellOf('role')
    const role = roleCell === '' ? { roleId: '' } : parseRole(roleCell, { roleId: null }, roles, known)
    return {
      request: {
        operation: 'invite',
        email: addressed?.address ?? shorten(cells.filter((cell) => cell.trim() !== '').join(' · ')),
        input: {
          ...names,
          title: cellOf('title') || null,
          roleId: 'roleId' in role ? role.roleId : '',
        },
      },
      problem: notUnderstood ?? ('problem' in role ? role.problem : null),
    }
  })
}

/** Gives an entry the role of the list, unless it has one of its own. */
export function withRole(entry: InviteEntry, roleId: string): InviteEntry {
  const { request } = entry
  if (request.input.roleId !== '') return entry
  return { ...entry, request: { ...request, input: { ...request.input, roleId } } }
}

/**
 * Finds the cell with an address: the column of addresses if there is one, else the first such cell. `read` is who the only
 * cell names, if that is known.
 */
function findAddressCell(
  cells: readonly string[],
  columns: readonly (ColumnKind | null)[],
  read: ListRow['named'],
): { address: string; name: string } | null {
  const ordered = [...cells.keys()].toSorted(
    (a, b) => Number(columns[b] === 'email') - Number(columns[a] === 'email'),
  )
  for (const index of ordered) {
    const cell = cells[index] ?? ''
    const named = read ?? readNamed(cell)
    // "Name <mail>", as copied from a mail program.
    if (named.kind === 'address') return { address: named.address, name: nameBeforeAddress(cell) }
  }
  return null
}

/** Reads the names of a line, from their columns or from a full name: "Jan Novak", "Novak, Jan". */
function namesOf(cellOf: (kind: ColumnKind) => string, beside: string) {
  const [firstName, lastName] = [cellOf('firstName'), cellOf('lastName')]
  if (firstName !== '' || lastName !== '') return { firstName: firstName || null, lastName: lastName || null }
  return splitFullName(cellOf('name') || beside)
}
