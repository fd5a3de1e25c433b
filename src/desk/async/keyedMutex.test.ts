import { expect, test } from 'vitest'
import { createKeyedMutex } from './keyedMutex.ts'

test('tasks with the same key run one after another, even after a failure; other keys do not wait', async () => {
  const runExclusive = createKeyedMutex()
  const order: string[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const first = runExclusive('a', async () => {
    await released
    order.push('first')
    throw new Error('failed')
  })
  const second = runExclusive('a', () => Promise.resolve(order.push('second')))
  await runExclusive('b', () => Promise.resolve(order.push('other')))
  expect(order).toEqual(['other'])
  release()
  await expect(first).rejects.toThrow('failed')
  expect(await second).toBe(3)
  expect(order).toEqual(['other', 'first', 'second'])
})
