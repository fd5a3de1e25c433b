import { expect, test } from 'vitest'
import type { DirectoryProgress } from './types.ts'
import { idle } from './progress.ts'
import { waitForEveryone, waitForEveryoneSince } from './waitForEveryone.ts'

type Directory = Parameters<typeof waitForEveryone>[0]

/** Waits with a directory that is as given until it is started. Returns how often that was. */
async function wait(
  before: Partial<DirectoryProgress>,
  after: Partial<DirectoryProgress> = before,
  run: (directory: Directory, signal: AbortSignal) => Promise<void> = waitForEveryone,
) {
  let starts = 0
  const directory = {
    start() {
      starts++
      return null
    },
    progress: () => ({ ...idle, ...(starts > 0 ? after : before) }),
    untilRead: () => Promise.resolve(),
  }
  await run(directory, new AbortController().signal)
  return starts
}

test.each<[string, Partial<DirectoryProgress>, Partial<DirectoryProgress>]>([
  ['has not begun', { state: 'idle' }, { state: 'paused', error: 'unreadable' }],
  ['was stopped by an error', { state: 'paused', error: 'server' }, { state: 'paused', error: 'unreadable' }],
])('nobody is no answer after an error: where reading %s', async (_, before, after) => {
  await expect(wait(before, after)).rejects.toMatchObject({ kind: 'unreadable' })
})

test.each<[Partial<DirectoryProgress>, number]>([
  [{ state: 'paused', read: 900, error: 'server' }, 1],
  // As before a new reading that failed at once.
  [{ state: 'paused', read: 0, error: 'server', hasEveryone: true }, 1],
  [{ state: 'cancelled', read: 0 }, 1],
  // The admin has paused it.
  [{ state: 'paused', read: 900 }, 0],
  [{ state: 'done', read: 0, hasEveryone: true }, 0],
  [{ state: 'done', read: 980, hasEveryone: true, error: 'server', failedPages: [3] }, 0],
])('what is known of people is an answer: %j, started %i times', async (progress, starts) => {
  expect(await wait(progress)).toBe(starts)
})

test.each([
  [99, 0],
  [100, 0],
  [101, 1],
  [200, 1],
  // A computer whose clock is ahead.
  [201, 0],
])(
  'everyone is read again for a file of %i, started %i times: read at 100, now 200',
  async (time, starts) => {
    const run = (directory: Directory, signal: AbortSignal) =>
      waitForEveryoneSince(time, directory, 200, signal)
    expect(await wait({ state: 'done', hasEveryone: true, readAt: 100 }, undefined, run)).toBe(starts)
  },
)

test('a reading that is under way and older than the file ends before everyone is read again', async () => {
  const happened: string[] = []
  let progress: DirectoryProgress = { ...idle, state: 'reading', readAt: 100 }
  const directory: Directory = {
    start() {
      happened.push(`started while ${progress.state}`)
      progress = { ...progress, state: 'reading' }
      return null
    },
    progress: () => progress,
    untilRead() {
      progress = { ...progress, state: 'done', readAt: happened.length === 0 ? 100 : 250 }
      happened.push('read')
      return Promise.resolve()
    },
  }
  await waitForEveryoneSince(200, directory, 300, new AbortController().signal)
  expect(happened).toEqual(['read', 'started while done', 'read'])
})
