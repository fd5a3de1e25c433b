import type { Role, User } from '../../api/schema.ts'
import type { DirectoryProgress, Query, SortColumn } from '../directory/types.ts'
import { fieldsOf } from './fields.ts'
import { fileName } from './fileName.ts'
import { csv, json } from './format.ts'

/** Who is to be written into a file, and how. */
export interface ExportRequest {
  query: Query
  format: 'csv' | 'json'
  /** Those that are shown, in their order. */
  columns: 'all' | SortColumn[]
}

/** A file of people. */
export interface Exported {
  file: Blob
  name: string
  /** How many people are in it. */
  rows: number
  /** Whether everyone who matches is in it, as far as can be told. */
  complete: boolean
}

interface Source {
  /** Those who match, some at a time. */
  people: AsyncIterable<User[]>
  /** How far reading everyone is. */
  progress: DirectoryProgress
  roles: readonly Role[]
  isDemo: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** Writes people into a file, piece by piece: each is encoded by itself, so that no one waits long for the desk. */
export async function writeFile(
  { query, format, columns }: ExportRequest,
  { people, progress, roles, isDemo, at }: Source,
  signal: AbortSignal,
): Promise<Exported> {
  const fields = fieldsOf(columns)
  const names = new Map(roles.map(({ id, name }) => [id, name]))
  const complete = isComplete(progress)
  const {
    type,
    head,
    people: written,
    tail,
  } = format === 'csv' ? csv(fields, names) : json(fields, names, { query, progress, complete, at })
  const pieces: Blob[] = []
  let rows = 0
  for await (const users of people) {
    signal.throwIfAborted()
    pieces.push(new Blob([written(users, rows)]))
    rows += users.length
  }
  const file = new Blob([head(rows), ...pieces, tail], { type })
  const name = fileName({ query, roles, isDemo, complete, at, extension: format })
  return { file, name, rows, complete }
}

function isComplete({ state, missing, failedPages, unreadable, moving }: DirectoryProgress): boolean {
  return state === 'done' && missing === 0 && failedPages.length === 0 && unreadable === 0 && !moving
}
