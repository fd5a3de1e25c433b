import { ApiError, type ApiFailure } from '../../api/error.ts'

/** The part of a MessagePort that both ends need. A dedicated Worker and its global scope have it too. */
export interface Port {
  postMessage: (message: unknown) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
  start?: () => void
}

/** A method that can be called over a port: one input that can be cloned, and a signal that aborts the call. */
type Method = (input: never, signal: AbortSignal) => unknown

/** The methods of the other end, as they are called here. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (
        ...args: A extends [infer I, ...unknown[]] ? [input: I, signal?: AbortSignal] : []
      ) => Promise<Awaited<R>>
    : never
}

type Failure = { api: ApiFailure } | { message: string }
type ToDesk = { id: number; method: string; input: unknown } | { cancel: number }
type ToPage =
  | { id: number; value: unknown }
  | { id: number; failure: Failure }
  | { event: string; detail: unknown }

/**
 * Answers calls at a port with the object's own methods. Returns a function that sends an event to the other end. What is
 * sent within one task goes as one message, so that a page renders an answer together with the events that it caused.
 */
export function serve(port: Port, methods: Record<string, Method>): (event: string, detail: unknown) => void {
  const running = new Map<number, AbortController>()
  let waiting: ToPage[] = []
  const flush = () => {
    if (waiting.length === 0) return
    const messages = waiting
    waiting = []
    try {
      port.postMessage(messages)
    } catch (error) {
      // One of them can't be cloned. The call that it answers fails, and the others go alone.
      for (const message of messages) postAlone(message, error)
    }
  }
  const postAlone = (message: ToPage, error: unknown) => {
    try {
      port.postMessage([message])
    } catch {
      if ('id' in message) port.postMessage([{ id: message.id, failure: serializeError(error) }])
    }
  }
  const post = (message: ToPage) => {
    // An event is newer than the answers before it. It comes in a later message, when the page has used them: otherwise an
    // older answer would replace what the event says.
    if ('event' in message && waiting.some((earlier) => 'id' in earlier)) flush()
    // After the microtasks of this task.
    if (waiting.push(message) === 1) setTimeout(flush)
  }
  port.addEventListener('message', ({ data }: MessageEvent<ToDesk>) => {
    if ('cancel' in data) return running.get(data.cancel)?.abort()
    const { id, method, input } = data
    const controller = new AbortController()
    running.set(id, controller)
    const answer = async () => {
      const own = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (own === undefined) throw new Error(`The desk has no ${method}.`)
      return own(input as never, controller.signal)
    }
    void answer()
      .then((value) => post({ id, value }))
      .catch((error: unknown) => post({ id, failure: serializeError(error) }))
      .finally(() => running.delete(id))
  })
  port.start?.()
  return (event, detail) => post({ event, detail })
}

function serializeError(error: unknown): Failure {
  return error instanceof ApiError ? { api: error.failure } : { message: String(error) }
}

function deserializeError(failure: Failure): Error {
  return 'api' in failure ? new ApiError(failure.api) : new Error(failure.message)
}

/** The page's end of a port. `remote` makes calls; `lose` rejects every pending and future call. */
export function call<T extends object>(
  port: Port,
  onEvent: (event: string, detail: unknown) => void,
): { remote: Remote<T>; lose: (error: Error) => void } {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  const post = (message: ToDesk) => port.postMessage(message)
  let lost: Error | null = null
  let nextId = 0
  const receive = (message: ToPage) => {
    if ('event' in message) return onEvent(message.event, message.detail)
    const settle = pending.get(message.id)
    pending.delete(message.id)
    if ('value' in message) settle?.resolve(message.value)
    else settle?.reject(deserializeError(message.failure))
  }
  port.addEventListener('message', ({ data }: MessageEvent<ToPage[]>) => data.forEach(receive))
  port.start?.()
  const invoke = (method: string) => (input: unknown, signal?: AbortSignal) =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost)
      if (signal?.aborted) return reject(signal.reason)
      const id = nextId++
      pending.set(id, { resolve, reject })
      signal?.addEventListener('abort', () => {
        if (!pending.delete(id)) return
        post({ cancel: id })
        reject(signal.reason)
      })
      post({ id, method, input })
    })
  return {
    remote: new Proxy({} as Remote<T>, { get: (_, method) => invoke(String(method)) }),
    lose(error) {
      lost = error
      for (const { reject } of pending.values()) reject(error)
      pending.clear()
    },
  }
}
