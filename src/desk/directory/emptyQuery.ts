import type { Query } from './types.ts'

/** The question that leaves nobody out, in the API's own order; others are asked by what they change of it. */
export const everyone: Query = {
  text: '',
  status: [],
  role: [],
  created: { from: null, to: null },
  activity: { from: null, to: null, olderThanDays: null, never: false },
  incomplete: false,
  sort: null,
}
