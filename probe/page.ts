import * as v from 'valibot'
import { UserPageSchema } from '../src/api/schema.ts'
import type { Answer, Ask } from './ask.ts'
import { objectOf } from './kind.ts'

/** A page of users as received. */
export interface Page {
  answer: Answer
  /** The whole body. */
  body: Record<string, unknown>
  /** Null if the response is not a page of users. */
  rows: unknown[] | null
}

/** Reads one page, counted from 0; without `query`, the default page. */
export async function askPage(ask: Ask, query: { page: number; size: number } | null): Promise<Page> {
  const search = query ? `?page=${query.page}&size=${query.size}` : ''
  const answer = await ask.get(`/organizations/users${search}`)
  const body = objectOf(answer.json) ?? {}
  const isPage = answer.status === 200 && v.is(UserPageSchema, answer.json)
  return { answer, body, rows: isPage ? rowsOf(body) : null }
}

function rowsOf({ content }: Record<string, unknown>): unknown[] {
  return Array.isArray(content) ? content : []
}

/** Returns a count from a page; null if it is missing or impossible. */
export function said(
  { body }: Page,
  name: 'totalElements' | 'totalPages' | 'size' | 'number',
): number | null {
  const value = body[name]
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null
}

/** Returns a row's id, by which rows are compared; null if it has none. */
export function idOf(row: unknown): string | null {
  const id = objectOf(row)?.id
  return typeof id === 'string' ? id.toLowerCase() : null
}
