import { describe, expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { call, serve } from './rpc.ts'

interface Methods {
  double: (input: number) => number
  refuse: (input: null) => Promise<never>
  break: (input: null) => Promise<never>
  endless: (input: null, signal: AbortSignal) => Promise<void>
  nothing: () => void
}

function pair(aborted: () => void = () => {}) {
  const { port1, port2 } = new MessageChannel()
  const events: [string, unknown][] = []
  const notify = serve(port1, {
    double: (input: number) => input * 2,
    refuse: () =>
      Promise.reject(
        new ApiError({
          kind: 'rateLimited',
          status: 429,
          fingerprint: 'fp',
          messages: [{ code: 'c', message: 'm' }],
          retryAfter: 3,
          effect: 'none',
        }),
      ),
    break: () => Promise.reject(new TypeError('not a function')),
    endless: (_: null, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          aborted()
          reject(new Error('aborted'))
        }),
      ),
    nothing: () => {},
  })
  const { remote, lose } = call<Methods>(port2, (event, detail) => events.push([event, detail]))
  const close = () => {
    port1.close()
    port2.close()
  }
  return { remote, lose, notify, events, close }
}

describe('over a port', () => {
  test('calls are answered', async () => {
    const { remote, close } = pair()
    expect(await Promise.all([remote.double(4), remote.double(5)])).toEqual([8, 10])
    expect(await remote.nothing()).toBeUndefined()
    close()
  })

  test('an answer comes together with the events that it caused, in their order', async () => {
    const { port1, port2 } = new MessageChannel()
    const messages: unknown[] = []
    const notify = serve(port1, {
      async write() {
        notify('users', 1)
        await Promise.resolve()
        notify('journal', 2)
        return 'done'
      },
    })
    port2.addEventListener('message', ({ data }) => messages.push(data))
    await call<{ write: (input: null) => Promise<string> }>(port2, () => {}).remote.write(null)
    expect(messages).toEqual([
      [
        { event: 'users', detail: 1 },
        { event: 'journal', detail: 2 },
        { id: 0, value: 'done' },
      ],
    ])
    port1.close()
  })

  test('an event that comes after an answer, even at once, is received when that has been used', async () => {
    const { port1, port2 } = new MessageChannel()
    const received: string[] = []
    const notify = serve(port1, {
      read() {
        setTimeout(() => {
          // Later than the answer, and before it is sent.
          notify('users', 'newer')
        })
        return 'older'
      },
    })
    const heard = Promise.withResolvers<void>()
    const { remote } = call<{ read: (input: null) => string }>(port2, (_, detail) => {
      received.push(String(detail))
      heard.resolve()
    })
    const use = async (answer: string) => {
      for (let step = 0; step < 20; step++) await Promise.resolve()
      received.push(answer)
    }
    await remote.read(null).then(use)
    await heard.promise
    expect(received).toEqual(['older', 'newer'])
    port1.close()
  })

  test('a value that cannot be cloned fails its own call only', async () => {
    const { port1, port2 } = new MessageChannel()
    serve(port1, { broken: () => () => {}, whole: () => 1 })
    const { remote } = call<{ broken: (input: null) => unknown; whole: (input: null) => number }>(
      port2,
      () => {},
    )
    const [broken, whole] = await Promise.allSettled([remote.broken(null), remote.whole(null)])
    expect(broken).toMatchObject({ status: 'rejected' })
    expect(whole).toEqual({ status: 'fulfilled', value: 1 })
    port1.close()
  })

  test('an ApiError keeps its class and its fields', async () => {
    const { remote, close } = pair()
    const error: unknown = await remote.refuse(null).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      kind: 'rateLimited',
      status: 429,
      fingerprint: 'fp',
      messages: [{ code: 'c', message: 'm' }],
      retryAfter: 3,
      effect: 'none',
      message: 'm',
    })
    close()
  })

  test('any other error keeps its message', async () => {
    const { remote, close } = pair()
    await expect(remote.break(null)).rejects.toThrow('not a function')
    close()
  })

  test('an unknown or inherited method is refused', async () => {
    const { remote, close } = pair()
    for (const method of ['token', 'toString']) {
      const invoke = Reflect.get(remote, method) as (input: null) => Promise<unknown>
      await expect(invoke(null)).rejects.toThrow(`no ${method}`)
    }
    close()
  })

  test('an abort rejects the call at once and reaches the other end', async () => {
    let aborted = 0
    const { remote, close } = pair(() => aborted++)
    const controller = new AbortController()
    const pending = remote.endless(null, controller.signal)
    controller.abort()
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' })
    await remote.double(1)
    expect(aborted).toBe(1)
    await expect(remote.endless(null, controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
    close()
  })

  test('events arrive in order', async () => {
    const { remote, notify, events, close } = pair()
    notify('first', 1)
    notify('second', { n: 2 })
    await remote.double(1)
    expect(events).toEqual([
      ['first', 1],
      ['second', { n: 2 }],
    ])
    close()
  })

  test('after `lose`, every pending and later call is rejected', async () => {
    const { remote, lose, close } = pair()
    const pending = remote.endless(null)
    lose(new Error('lost'))
    await expect(pending).rejects.toThrow('lost')
    await expect(remote.double(1)).rejects.toThrow('lost')
    close()
  })
})
