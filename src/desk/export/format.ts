import type { User } from '../../api/schema.ts'
import { byteOrderMark, csvRecord, harmless } from '../../text/csv.ts'
import type { DirectoryProgress, Query } from '../directory/types.ts'
import { type Field, type RoleNames, utc } from './fields.ts'

/** What a file says of itself. */
interface About {
  query: Query
  progress: DirectoryProgress
  complete: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** How people are written into a file: what comes first, some of them, and what comes last. */
export interface Format {
  type: string
  head: (rows: number) => string
  /** `from` is how many were written before. */
  people: (users: readonly User[], from: number) => string
  tail: string
}

/** CSV as spreadsheets open it: RFC 4180, UTF-8 with its mark, and no cell that is a formula. */
export function csv(fields: readonly Field[], names: RoleNames): Format {
  const record = (user: User) => csvRecord(fields.map(({ cell }) => harmless(cell(user, names))))
  return {
    type: 'text/csv;charset=utf-8',
    head: () => byteOrderMark + csvRecord(fields.map(({ header }) => header)),
    people: (users) => users.map(record).join(''),
    tail: '',
  }
}

/** JSON: one object that says what was asked and what came of it, with a person a line. */
export function json(fields: readonly Field[], names: RoleNames, about: About): Format {
  const { query, progress, complete, at } = about
  const line = (user: User) =>
    JSON.stringify(Object.fromEntries(fields.map(({ key, value }) => [key, value(user, names)])))
  const range = ({ from, to }: Query['created']) => ({ from: utc(from), to: utc(to) })
  const asked = {
    ...query,
    created: range(query.created),
    activity: { ...query.activity, ...range(query.activity) },
  }
  return {
    type: 'application/json',
    head(rows) {
      const said = {
        exportedAt: utc(at),
        complete,
        /** By the API's own count. */
        people: progress.total,
        read: progress.read,
        readAt: utc(progress.readAt),
        query: asked,
        exported: rows,
      }
      return `${JSON.stringify(said, null, 2).slice(0, -2)},\n  "users": [`
    },
    people: (users, from) =>
      users.map((user, number) => `${from + number > 0 ? ',' : ''}\n    ${line(user)}`).join(''),
    tail: '\n  ]\n}\n',
  }
}
