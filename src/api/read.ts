import * as v from 'valibot'
import { ApiError } from './error.ts'

/** Parses an answer with its schema. Throws ApiError `unreadable` if it has another shape. */
export function read<T>(schema: v.GenericSchema<unknown, T>, answer: unknown): T {
  const result = v.safeParse(schema, answer)
  if (!result.success) throw new ApiError({ kind: 'unreadable', status: 200 })
  return result.output
}
