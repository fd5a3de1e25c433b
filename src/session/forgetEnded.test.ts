import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { type SessionState, signedOut } from '../desk/session/sessionState.ts'
import { sessionQuery } from '../organization/queries.ts'
import { forgetEnded } from './forgetEnded.ts'
import { shareData } from './sharedData.ts'

vi.mock('../desk/port/client.ts', () => ({ attach: null }))

/** A tab with people that someone still holds, in this session. */
function createTab(change: Partial<SessionState>) {
  const client = new QueryClient({ defaultOptions: { queries: { structuralSharing: shareData } } })
  const session = { ...signedOut, ...change }
  client.setQueryData(sessionQuery.queryKey, session)
  client.setQueryData(['users'], { people: ['a@example.com'] })
  return { client, session, people: client.getQueryData(['users']) }
}

test.each(['signedOut', 'locked', null] as const)(
  'people of a session that has ended (%s) are emptied',
  (ended) => {
    const { client, session, people } = createTab({ ended })
    forgetEnded(client)
    expect(people).toEqual({})
    expect(client.getQueryData(['users'])).toBeUndefined()
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual(session)
  },
)

test.each([
  ['has begun meanwhile', { signedIn: true, people: 30 }],
  ['has expired', { ended: 'expired' }],
] as [string, Partial<SessionState>][])('people and the session stay if a session %s', (_, change) => {
  const { client, session, people } = createTab(change)
  forgetEnded(client)
  expect(people).toEqual({ people: ['a@example.com'] })
  expect(client.getQueryData(['users'])).toBe(people)
  expect(client.getQueryData(sessionQuery.queryKey)).toEqual(session)
})
