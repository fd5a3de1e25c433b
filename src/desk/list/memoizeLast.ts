/** Caches the last result of an async function, by key. A failed result is not cached. */
export function memoizeLast<T>() {
  let last: { key: string; result: Promise<T> } | null = null
  return (key: string, compute: () => Promise<T>): Promise<T> => {
    if (last?.key === key) return last.result
    const result = compute()
    last = { key, result }
    result.catch(() => {
      if (last?.result === result) last = null
    })
    return result
  }
}
