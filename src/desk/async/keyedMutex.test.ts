import { expect, test } from 'vitest'
import { createKeyedMutex } from './keyedMutex.ts'

test('one after the other under a key, however each ends; other keys don’t wait', async () => {
  const inTurn = createKeyedMutex()
  const order: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const first = inTurn('a', async () => {
    await held
    order.push('first')
    throw new Error('failed')
  })
  const second = inTurn('a', () => Promise.resolve(order.push('second')))
  await inTurn('b', () => Promise.resolve(order.push('other')))
  expect(order).toEqual(['other'])
  release()
  await expect(first).rejects.toThrow('failed')
  expect(await second).toBe(3)
  expect(order).toEqual(['other', 'first', 'second'])
})
