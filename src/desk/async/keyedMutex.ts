/** Runs tasks with the same key one after another, in the order of the calls. Tasks with other keys run at once. */
export function createKeyedMutex() {
  const lastByKey = new Map<string, Promise<unknown>>()
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const result = (lastByKey.get(key) ?? Promise.resolve()).then(task)
    // The next task runs even if this one fails.
    const settled = result
      .catch(() => {})
      .then(() => {
        if (lastByKey.get(key) === settled) lastByKey.delete(key)
      })
    lastByKey.set(key, settled)
    return result
  }
}
