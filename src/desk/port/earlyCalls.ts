import type { Remote } from './rpc.ts'

type Call = (input: unknown, signal?: AbortSignal) => Promise<unknown>

/**
 * Calls that are made before the code that needs their answers has loaded. The first equal call on the returned `remote`
 * takes the answer over, so that nothing is asked twice.
 */
export function createEarlyCalls<T extends object>(remote: Remote<T>) {
  const started = new Map<string, { answer: Promise<unknown>; controller: AbortController }>()
  const key = (method: string, input: unknown) => `${method} ${JSON.stringify(input)}`
  const call = (method: string) => (remote as Record<string, Call>)[method] as Call

  const callOrTakeOver = (method: string) => (input: unknown, signal?: AbortSignal) => {
    const early = started.get(key(method, input))
    if (early === undefined || signal?.aborted) return call(method)(input, signal)
    started.delete(key(method, input))
    signal?.addEventListener('abort', () => early.controller.abort(signal.reason))
    return early.answer
  }

  return {
    /** Makes a call at once. If it fails, whoever takes it over gets the error. */
    start(method: keyof T, input: unknown): Promise<unknown> {
      const controller = new AbortController()
      const answer = call(String(method))(input, controller.signal)
      answer.catch(() => {})
      started.set(key(String(method), input), { answer, controller })
      return answer
    },

    /** The methods of `remote`, which take over what was started early. */
    remote: new Proxy({} as Remote<T>, { get: (_, method) => callOrTakeOver(String(method)) }),

    /** Forgets the answers that nobody has taken over. */
    forget: () => started.clear(),
  }
}
