import * as fc from 'fast-check'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { emptyData } from './emptyData.ts'
import { shareData } from './sharedData.ts'

const createClient = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false, structuralSharing: shareData } } })

test('all answers of a query are emptied, even if something still refers to them', async () => {
  const client = createClient()
  const answers = [{ user: { id: 1, email: 'a@example.com' } }, { user: { id: 1, email: 'b@example.com' } }]
  const held: unknown[] = []
  for (const answer of answers) {
    held.push(await client.fetchQuery({ queryKey: ['user'], queryFn: () => answer, staleTime: 0 }))
  }
  client.setQueryData(['users'], { users: [answers[0]?.user, { id: 2, email: 'c@example.com' }] })
  held.push(client.getQueryData(['users']))
  expect(JSON.stringify(held)).toContain('a@example.com')
  client.removeQueries()
  emptyData(null)
  expect(JSON.stringify([held, answers])).not.toContain('@')
})

test('the session is kept', () => {
  const client = createClient()
  client.setQueryData(['session'], { ended: 'locked' })
  emptyData(client.getQueryData(['session']))
  expect(client.getQueryData(['session'])).toEqual({ ended: 'locked' })
})

test('any data is emptied, also where it refers to itself', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 2 }), ([before, after]) => {
      const cycle: Record<string, unknown> = { after }
      cycle.self = cycle
      const shared = shareData(before, cycle)
      emptyData(null)
      expect(Object.keys(cycle)).toEqual([])
      expect(Object.keys(Object(shared))).toEqual([])
    }),
  )
})
