import type { Role, User } from '../../api/schema.ts'
import type { DirectoryProgress, Query, SortColumn } from '../directory/types.ts'
import { fieldsOf } from './fields.ts'
import { fileName } from './fileName.ts'
import { csvFormat, jsonFormat } from './format.ts'

/** What to export, and how. */
export interface ExportRequest {
  query: Query
  format: 'csv' | 'json'
  /** All columns, or these in this order. */
  columns: 'all' | SortColumn[]
}

/** An exported file. */
export interface Exported {
  file: Blob
  name: string
  /** Number of users in the file. */
  rows: number
  /** Whether the file holds everyone who matches, as far as that is known. */
  complete: boolean
}

interface Source {
  /** The users who match, in batches. */
  batches: AsyncIterable<User[]>
  /** The progress of reading the directory. */
  progress: DirectoryProgress
  roles: readonly Role[]
  isDemo: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** Writes users to a file, batch by batch, so that no step blocks other tasks for long. Throws the signal's reason. */
export async function writeFile(
  { query, format, columns }: ExportRequest,
  { batches, progress, roles, isDemo, at }: Source,
  signal: AbortSignal,
): Promise<Exported> {
  const fields = fieldsOf(columns)
  const complete = isComplete(progress)
  const { type, header, users, footer } =
    format === 'csv' ? csvFormat(fields, roles) : jsonFormat(fields, roles, { query, progress, complete, at })
  const parts: Blob[] = []
  let rows = 0
  for await (const batch of batches) {
    signal.throwIfAborted()
    parts.push(new Blob([users(batch, rows)]))
    rows += batch.length
  }
  const file = new Blob([header(rows), ...parts, footer], { type })
  const name = fileName({ query, roles, isDemo, complete, at, extension: format })
  return { file, name, rows, complete }
}

function isComplete({ state, missing, failedPages, unreadable, moving }: DirectoryProgress): boolean {
  return state === 'done' && missing === 0 && failedPages.length === 0 && unreadable === 0 && !moving
}
