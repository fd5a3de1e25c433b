/** Lets tasks under the same key run one after the other, in the order in which they came. */
export function createKeyedMutex() {
  const last = new Map<string, Promise<unknown>>()
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(task)
    // However a task ends, the next one has its turn.
    const over = turn
      .catch(() => {})
      .then(() => {
        if (last.get(key) === over) last.delete(key)
      })
    last.set(key, over)
    return turn
  }
}
