import type { Role, User } from '../../api/schema.ts'
import { displayName } from '../../operations/person.ts'
import { roleTexts } from '../../operations/roleText.ts'
import { addressKey, findAddresses } from '../../text/address.ts'
import { escapeFormula } from '../../text/csv.ts'
import type { SortColumn } from '../directory/types.ts'
import { fieldsOf } from './fields.ts'

/** Which people to copy, and in which form. */
export interface CopyRequest {
  ids: string[]
  form: 'addresses' | 'table'
  /** The columns of a table, in this order. */
  columns: SortColumn[]
}

/** A text for the clipboard. */
export interface Copied {
  text: string
  /** The same as HTML, for spreadsheets and mails; null for addresses. */
  html: string | null
  /** How many addresses or rows it has. */
  number: number
  /** Names of the first people without a usable address, and how many there are. */
  withoutAddress: { names: string[]; number: number }
  /** How many of the people are not known any more. */
  unknown: number
}

/** Maximum names of people without an address. */
const maxNames = 5

/** Writes people as text for the clipboard. An address that would read as several, or as none, is left out. */
export function copyUsers(
  { ids, form, columns }: CopyRequest,
  find: (id: string) => User | null,
  roles: readonly Role[],
): Copied {
  const users = ids.flatMap((id) => find(id) ?? [])
  const shared = { unknown: ids.length - users.length }
  if (form === 'table') {
    const none = { names: [], number: 0 }
    return { ...shared, ...writeTable(users, columns, roles), number: users.length, withoutAddress: none }
  }
  const addresses = new Map<string, string>()
  const without: User[] = []
  for (const user of users) {
    const address = plainAddress(user.email)
    if (address === null) without.push(user)
    else addresses.set(addressKey(address), address)
  }
  const withoutAddress = { names: without.slice(0, maxNames).map(displayName), number: without.length }
  return {
    ...shared,
    text: [...addresses.values()].join('; '),
    html: null,
    number: addresses.size,
    withoutAddress,
  }
}

/** Returns an address without blanks around it; null for a text that a mail program would read in another way. */
function plainAddress(email: string | null): string | null {
  const text = email?.trim() ?? ''
  // An address that was found has no separators, so it is the whole text only if there is no other.
  return findAddresses(text)[0]?.address === text ? text : null
}

function writeTable(users: readonly User[], columns: readonly SortColumn[], roles: readonly Role[]) {
  const fields = fieldsOf(columns)
  const texts = roleTexts(roles)
  const rows = users.map((user) => fields.map(({ cell }) => escapeFormula(oneLine(cell(user, texts)))))
  const heads = fields.map(({ header }) => header)
  const text = [heads, ...rows].map((cells) => `${cells.map(quoted).join('\t')}\r\n`).join('')
  const htmlRow = (tag: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  const html = `<table>${htmlRow('th', heads)}${rows.map((cells) => htmlRow('td', cells)).join('')}</table>`
  return { text, html }
}

/** Replaces what separates cells and lines. */
function oneLine(cell: string): string {
  return cell.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
}

/** Quotes a cell that a spreadsheet would take for a quoted one. */
function quoted(cell: string): string {
  return cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
}
