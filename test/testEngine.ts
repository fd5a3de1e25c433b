import type { User } from '../src/api/schema.ts'
import { type ColumnStore, createColumnStore } from '../src/desk/directory/columnStore.ts'
import { emptyQuery } from '../src/desk/directory/emptyQuery.ts'
import { createQueryEngine } from '../src/desk/directory/queryEngine.ts'
import type { DirectoryQuery } from '../src/desk/directory/types.ts'
import { emptyUser } from './emptyUser.ts'

/* A query engine over a store that is filled by tests. */

/** The time of all queries. */
export const now = Date.parse('2026-06-01T00:00:00Z')
export const dayMs = 86_400_000
/** Returns the id with this number. */
export const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-00000000000${n % 10}`
export const roleNames: Record<string, string> = { [uuid(901)]: 'owner', [uuid(902)]: 'Ädmin' }
export const roleName = (id: string) => roleNames[id] ?? id.slice(0, 8)

/** Creates an engine over an empty store. */
export function setUp(locale = 'en') {
  const store: ColumnStore = createColumnStore((row) => engine.markChanged(row))
  let gaveWay = 0
  const giveWay = () => Promise.resolve(void gaveWay++)
  const collator = new Intl.Collator(locale, { numeric: true })
  const engine = createQueryEngine({ store, collator, roleName, giveWay, now: () => now })
  return { store, gaveWay: () => gaveWay, ...engine }
}

const firstPage: DirectoryQuery = {
  ...emptyQuery,
  page: 1,
  size: 20,
}

/** Creates an engine with users that have only some fields set, in the API's order. */
export function engineWith(...people: Partial<User>[]) {
  const { store, ...engine } = setUp()
  for (const [position, given] of people.entries()) {
    store.list(emptyUser(uuid(position), given), position, 1)
  }
  const ask = (asked: Partial<DirectoryQuery>) => engine.query({ ...firstPage, ...asked })
  return { ...engine, ask }
}
