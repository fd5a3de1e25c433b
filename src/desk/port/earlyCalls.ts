type Call = (input: unknown, signal?: AbortSignal) => Promise<unknown>

/**
 * Calls that are made before the code that needs their answers has loaded. The first equal call on the returned `remote`
 * takes the answer over, so that nothing is asked twice.
 */
export function createEarlyCalls<T extends object>(remote: T) {
  const started = new Map<string, { input: string; answer: Promise<unknown>; controller: AbortController }>()
  const call = (method: string) => (remote as Record<string, Call>)[method] as Call

  const callOrTakeOver = (method: string) => (input: unknown, signal?: AbortSignal) => {
    const early = started.get(method)
    // The input comes last, because it may be a file of 60 MB.
    if (early === undefined || signal?.aborted || early.input !== JSON.stringify(input))
      return call(method)(input, signal)
    started.delete(method)
    signal?.addEventListener('abort', () => early.controller.abort(signal.reason))
    return early.answer
  }

  return {
    /** Makes a call at once, one per method. If it fails, whoever takes it over gets the error. */
    start(method: keyof T, input: unknown): Promise<unknown> {
      const controller = new AbortController()
      const answer = call(String(method))(input, controller.signal)
      answer.catch(() => {})
      started.set(String(method), { input: JSON.stringify(input), answer, controller })
      return answer
    },

    /** The methods of `remote`, which take over what was started early. */
    remote: new Proxy({} as T, { get: (_, method) => callOrTakeOver(String(method)) }),

    /** Forgets the answers that nobody has taken over. */
    forget: () => started.clear(),
  }
}
