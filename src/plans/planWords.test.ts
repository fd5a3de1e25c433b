import { describe, expect, it } from 'vitest'
import {
  formatDuration,
  nothingToRun,
  outcomeCounts,
  pauseReason,
  plannedChanges,
  skipCounts,
  undoableChanges,
} from './planWords.ts'
import { receiptFileName } from './receiptFileName.ts'

const noRows = { waiting: 0, running: 0, out: 0, done: 0, failed: 0, unknown: 0, skipped: 0 }

describe('the texts of plans', () => {
  it('count rows by outcome and by reason', () => {
    expect(outcomeCounts(noRows)).toBe('no rows')
    expect(outcomeCounts({ ...noRows, skipped: 1, failed: 2, done: 1200 })).toBe(
      '1,200 done, 2 failed, 1 skipped',
    )
    expect(skipCounts({})).toBe('')
    expect(skipCounts({ upToDate: 2, changed: 1 })).toBe('2 already up to date, 1 changed by someone else')
  })

  it('say how much changes, and how much of it can be undone', () => {
    expect(plannedChanges(0)).toBe('This plan makes no changes.')
    expect(plannedChanges(1)).toMatch(/makes 1 change\./)
    expect(plannedChanges(1200)).toMatch(/makes 1,200 changes\./)
    expect(undoableChanges(0, 0)).toBe('There are no changes to undo.')
    expect(undoableChanges(0, 2)).toBe('None of these changes can be undone.')
    expect(undoableChanges(1, 1)).toBe('You can undo this change.')
    expect(undoableChanges(3, 3)).toBe('You can undo all 3 changes.')
    expect(undoableChanges(2, 3)).toBe('You can undo 2 of 3 changes.')
  })

  it('say why there is nothing to run', () => {
    expect(nothingToRun({ ...noRows, waiting: 1 })).toBeNull()
    expect(nothingToRun({ ...noRows, out: 1, skipped: 1 })).toMatch(/Include at least one row/)
    expect(nothingToRun({ ...noRows, skipped: 1 })).toMatch(/every row is skipped/)
  })

  it.each([
    [0, '0 s'],
    [1, '1 s'],
    [99_000, '99 s'],
    [120_000, '2 min'],
    [5_399_000, '90 min'],
    [7_200_000, '2 h'],
  ])('format %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('say how to continue after a pause', () => {
    expect(pauseReason(null)).toMatch(/until you resume/)
    expect(pauseReason('unauthorized')).toMatch(/You are signed in again/)
    expect(pauseReason('rateLimited')).toMatch(/receiving too many requests.* Then resume/)
  })

  it('name a file with characters that every system allows', () => {
    const at = new Date(2026, 10, 4, 9, 5).getTime()
    const times = { createdAt: 0, startedAt: at }
    expect(receiptFileName({ title: 'Terminate 12 people', ...times }, 'csv')).toBe(
      'roster-terminate-12-people-2026-11-04-0905.csv',
    )
    expect(receiptFileName({ title: 'Terminate 12,345 people', ...times }, 'csv')).toBe(
      'roster-terminate-12345-people-2026-11-04-0905.csv',
    )
    expect(receiptFileName({ title: 'Undo “Change 1 person”', createdAt: at, startedAt: null }, 'json')).toBe(
      'roster-undo-change-1-person-2026-11-04-0905.json',
    )
  })
})
