import { QueryClient, QueryObserver, queryOptions } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { loadQuery } from './loadQuery.ts'

const failing = new Error('no connection')
/** A query that ends only when it is aborted, unless `result` is given. */
const query = (result?: string | Error) =>
  queryOptions({
    queryKey: ['users', String(result)],
    retry: false,
    queryFn: ({ signal }) =>
      new Promise<string>((resolve, reject) => {
        if (typeof result === 'string') resolve(result)
        else if (result) reject(result)
        else signal.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  })

describe('loading before a page shows', () => {
  test('is no failure when the query is no longer asked', async () => {
    const queryClient = new QueryClient()
    const loaded = loadQuery(queryClient, query())
    // The page shows what was chosen while the loader waits, then something else is chosen.
    new QueryObserver(queryClient, query()).subscribe(() => {})()
    await expect(loaded).resolves.toBeUndefined()
  })

  test('is no failure when all queries are cancelled', async () => {
    const queryClient = new QueryClient()
    const loaded = loadQuery(queryClient, query())
    await queryClient.cancelQueries()
    await expect(loaded).resolves.toBeUndefined()
  })

  test('gives the data, and any other failure', async () => {
    const queryClient = new QueryClient()
    await expect(loadQuery(queryClient, query('page 1'))).resolves.toBe('page 1')
    await expect(loadQuery(queryClient, query(failing))).rejects.toBe(failing)
  })
})
