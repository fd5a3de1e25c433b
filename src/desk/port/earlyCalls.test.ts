import { expect, test } from 'vitest'
import { createEarlyCalls } from './earlyCalls.ts'
import { call, serve } from './rpc.ts'

interface Methods {
  echo: (input: { text: string }) => string
  refuse: (input: null) => never
  endless: (input: null, signal: AbortSignal) => Promise<void>
}

function setUp() {
  const { port1, port2 } = new MessageChannel()
  const calls: unknown[] = []
  let aborted = 0
  serve(port1, {
    echo({ text }: { text: string }) {
      calls.push(text)
      return text
    },
    refuse() {
      calls.push('refuse')
      throw new Error('No.')
    },
    endless: (_: null, signal: AbortSignal) =>
      new Promise<void>(() => signal.addEventListener('abort', () => aborted++)),
  })
  const early = createEarlyCalls(call<Methods>(port2, () => {}).remote)
  const close = () => port1.close()
  return { ...early, calls, aborted: () => aborted, close }
}

test('the first equal call takes the answer over, and later ones ask again', async () => {
  const { start, remote, calls, close } = setUp()
  void start('echo', { text: 'a' })
  expect(await remote.echo({ text: 'b' })).toBe('b')
  expect(await remote.echo({ text: 'a' })).toBe('a')
  expect(calls).toEqual(['a', 'b'])
  expect(await remote.echo({ text: 'a' })).toBe('a')
  expect(calls).toEqual(['a', 'b', 'a'])
  close()
})

test('inputs of other calls are not written as JSON, which a file is too large for', async () => {
  const { start, remote, close } = setUp()
  void start('refuse', null).catch(() => {})
  // It can be cloned, but not be written as JSON.
  const input = { text: 'a', size: 1n }
  expect(await remote.echo(input)).toBe('a')
  close()
})

test('a failure goes to whoever takes it over, once', async () => {
  const { start, remote, calls, close } = setUp()
  void start('refuse', null).catch(() => {})
  await expect(remote.refuse(null)).rejects.toThrow('No.')
  expect(calls).toEqual(['refuse'])
  await expect(remote.refuse(null)).rejects.toThrow('No.')
  expect(calls).toEqual(['refuse', 'refuse'])
  close()
})

test('whoever takes a call over can abort it', async () => {
  const { start, remote, aborted, close } = setUp()
  void start('endless', null).catch(() => {})
  const controller = new AbortController()
  const taken = remote.endless(null, controller.signal)
  controller.abort(new Error('No longer needed.'))
  await expect(taken).rejects.toThrow('No longer needed.')
  await remote.echo({ text: '' })
  expect(aborted()).toBe(1)
  close()
})

test('what is forgotten is asked again', async () => {
  const { start, remote, forget, calls, close } = setUp()
  await start('echo', { text: 'a' })
  forget()
  await remote.echo({ text: 'a' })
  expect(calls).toEqual(['a', 'a'])
  close()
})
