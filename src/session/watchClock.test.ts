import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { watchClock } from './watchClock.ts'

afterEach(() => void vi.useRealTimers())

test('what was read before the clock was set back is read again', async () => {
  vi.useFakeTimers({ now: 86_400_000 })
  const client = new QueryClient()
  const read = (answer: string) =>
    client.fetchQuery({ queryKey: ['user'], queryFn: () => answer, staleTime: 30_000 })
  watchClock(client)
  await read('before')
  await vi.advanceTimersByTimeAsync(1000)
  expect(await read('too early')).toBe('before')
  vi.setSystemTime(0)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await read('after')).toBe('after')
  await vi.advanceTimersByTimeAsync(1000)
  expect(await read('too early')).toBe('after')
  client.clear()
})

test('what is shown stays when the clock is set back', async () => {
  vi.useFakeTimers({ now: 86_400_000 })
  const client = new QueryClient()
  const queryFn = vi.fn<() => string>(() => 'shown')
  const shown = new QueryObserver(client, { queryKey: ['user'], queryFn })
  const stop = shown.subscribe(() => {})
  watchClock(client)
  await vi.advanceTimersByTimeAsync(1000)
  vi.setSystemTime(0)
  await vi.advanceTimersByTimeAsync(2000)
  expect(shown.getCurrentResult()).toMatchObject({ data: 'shown', isStale: true })
  expect(queryFn).toHaveBeenCalledTimes(1)
  stop()
  client.clear()
})
