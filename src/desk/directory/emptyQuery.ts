import type { Query } from './types.ts'

/** The query without a text or a filter, in the API's order. It matches everyone. */
export const emptyQuery: Query = {
  text: '',
  status: [],
  role: [],
  created: { from: null, to: null },
  activity: { from: null, to: null, olderThanDays: null, never: false },
  incomplete: false,
  sort: null,
}
