/** Loads a value on first use and keeps it. After a failure, the next `get` tries again. */
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
    /** The value if it was loaded or is being loaded; otherwise null. */
    ifAny: (): Promise<T> | null => loading,
    /** Forgets the value, so that the next `get` loads it again. */
    forget() {
      loading = null
    },
  }
}
