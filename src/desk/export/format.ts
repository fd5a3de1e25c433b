import type { Role, User } from '../../api/schema.ts'
import { roleTexts } from '../../operations/roleText.ts'
import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../../text/csv.ts'
import type { DirectoryProgress, Query } from '../directory/types.ts'
import { type Field, toUtc } from './fields.ts'

/** What a JSON file says about itself. */
interface Metadata {
  query: Query
  progress: DirectoryProgress
  complete: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** A file format, written in parts: the header, batches of users, the footer. */
export interface Format {
  /** The media type. */
  type: string
  header: (rows: number) => string
  /** Returns a batch of users as text; `written` users come before it. */
  users: (batch: readonly User[], written: number) => string
  footer: string
}

/** CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, and formulas escaped. */
export function csvFormat(fields: readonly Field[], roles: readonly Role[]): Format {
  const texts = roleTexts(roles)
  const record = (user: User) => csvRecord(fields.map(({ cell }) => escapeFormula(cell(user, texts))))
  return {
    type: 'text/csv;charset=utf-8',
    header: () => byteOrderMark + csvHeader(fields.map(({ header }) => header)),
    users: (batch) => batch.map(record).join(''),
    footer: '',
  }
}

/** JSON: one object with the query, how complete the file is, and the users, one per line. */
export function jsonFormat(fields: readonly Field[], roles: readonly Role[], metadata: Metadata): Format {
  const names = new Map(roles.map(({ id, name }) => [id, name]))
  const { query, progress, complete, at } = metadata
  const line = (user: User) =>
    JSON.stringify(Object.fromEntries(fields.map(({ key, value }) => [key, value(user, names)])))
  const range = ({ from, to }: Query['created']) => ({ from: toUtc(from), to: toUtc(to) })
  const queryInUtc = {
    ...query,
    created: range(query.created),
    activity: { ...query.activity, ...range(query.activity) },
  }
  return {
    type: 'application/json',
    header(rows) {
      const values = {
        exportedAt: toUtc(at),
        complete,
        /** The API's total. */
        people: progress.total,
        read: progress.read,
        readAt: toUtc(progress.readAt),
        query: queryInUtc,
        exported: rows,
      }
      return `${JSON.stringify(values, null, 2).slice(0, -2)},\n  "users": [`
    },
    users: (batch, written) =>
      batch.map((user, index) => `${written + index > 0 ? ',' : ''}\n    ${line(user)}`).join(''),
    footer: '\n  ]\n}\n',
  }
}
