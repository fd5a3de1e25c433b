import * as v from 'valibot'
import { ApiError } from './error.ts'

/** Parses a response with its schema. Throws ApiError `unreadable` if it has another shape. */
export function read<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T {
  const result = v.safeParse(schema, json)
  if (!result.success) throw new ApiError({ kind: 'unreadable', status: 200 })
  return result.output
}
