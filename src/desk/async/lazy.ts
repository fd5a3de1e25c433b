/** Gives what is loaded when it is first asked for, once; after a failure the next one who asks tries again. */
export function lazy<T>(load: () => Promise<T>) {
  let loading: Promise<T> | null = null
  return {
    async get(): Promise<T> {
      loading ??= load()
      try {
        return await loading
      } catch (error) {
        loading = null
        throw error
      }
    },
    /** Null where nobody has asked yet. */
    ifAny: (): Promise<T> | null => loading,
    /** The next one who asks gets another. */
    forget() {
      loading = null
    },
  }
}
