import { describe, expect, it } from 'vitest'
import { countsWords, lasting, pauseWords, skipsWords } from './planWords.ts'
import { receiptFileName } from './receiptFileName.ts'

const none = { waiting: 0, running: 0, out: 0, done: 0, failed: 0, unknown: 0, skipped: 0 }

describe('the words of plans', () => {
  it('count what there is, in one order', () => {
    expect(countsWords(none)).toBe('no rows')
    expect(countsWords({ ...none, skipped: 1, failed: 2, done: 1200 })).toBe(
      '1,200 done, 2 failed, 1 skipped',
    )
    expect(skipsWords({})).toBe('')
    expect(skipsWords({ alreadySo: 2, changed: 1 })).toBe('2 already so, 1 changed meanwhile')
  })

  it.each([
    [0, '0 s'],
    [1, '1 s'],
    [99_000, '99 s'],
    [120_000, '2 min'],
    [5_399_000, '90 min'],
    [7_200_000, '2 h'],
  ])('tell %d ms as %s', (ms, words) => {
    expect(lasting(ms)).toBe(words)
  })

  it('say of a pause how to go on', () => {
    expect(pauseWords(null)).toMatch(/until you resume/)
    expect(pauseWords('unauthorized')).toMatch(/You are signed in again/)
    expect(pauseWords('rateLimited')).toMatch(/the API is receiving too many requests.* Then resume/)
  })

  it('name a file by letters that every system takes', () => {
    const at = new Date(2026, 10, 4, 9, 5).getTime()
    const times = { createdAt: 0, startedAt: at }
    expect(receiptFileName({ title: 'Terminate 12 people', ...times }, 'csv')).toBe(
      'roster-terminate-12-people-2026-11-04-0905.csv',
    )
    expect(receiptFileName({ title: 'Undo “Change 1 person”', createdAt: at, startedAt: null }, 'json')).toBe(
      'roster-undo-change-1-person-2026-11-04-0905.json',
    )
  })
})
