import { expect, test } from 'vitest'
import { endMessage } from './planEnd.ts'

const counts = { waiting: 0, running: 0, out: 0, done: 0, failed: 0, unknown: 0, skipped: 0 }
const ended = { title: 'Terminate 12 people', state: 'ended', error: null } as const

test.each([
  [{ done: 12 }, '12 done', 'good'],
  [{ done: 10, skipped: 2 }, '10 done, 2 skipped', 'good'],
  [{ done: 11, failed: 1 }, '11 done, 1 failed', 'warning'],
  [{ done: 11, unknown: 1 }, '11 done, 1 unknown', 'warning'],
  [{ failed: 12 }, '12 failed', 'warning'],
  [{ skipped: 12 }, '12 skipped', 'warning'],
])('the message about a run with %o has the right tone', (outcomes, words, tone) => {
  const message = endMessage({ ...ended, counts: { ...counts, ...outcomes } })
  expect(message).toEqual({ text: `Terminate 12 people: ${words}.`, tone })
})

test('a run that paused by itself warns, one that was paused or needs a token says nothing', () => {
  const paused = { title: 'Terminate 12 people', state: 'paused', counts } as const
  expect(endMessage({ ...paused, error: 'rateLimited' })?.tone).toBe('warning')
  expect(endMessage({ ...paused, error: null })).toBeNull()
  expect(endMessage({ ...paused, error: 'unauthorized' })).toBeNull()
})
