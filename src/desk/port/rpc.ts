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

/** Answers calls at a port with the object's own methods. Returns a function that sends an event to the other end. */
export function serve(port: Port, methods: Record<string, Method>): (event: string, detail: unknown) => void {
  const running = new Map<number, AbortController>()
  const post = (message: ToPage) => port.postMessage(message)
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
  port.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if ('event' in data) return onEvent(data.event, data.detail)
    const settle = pending.get(data.id)
    pending.delete(data.id)
    if ('value' in data) settle?.resolve(data.value)
    else settle?.reject(deserializeError(data.failure))
  })
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
