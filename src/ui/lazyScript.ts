import { createListeners } from './createListeners.ts'

/** The state of a script: its value once it is loaded, or why the last attempt failed. */
interface State<T> {
  value?: T
  error?: Error
}

/** A script that is loaded when something needs it. */
export type LazyScript<T> = ReturnType<typeof lazyScript<T>>

/** Loads a script once, as a store for `useSyncExternalStore`. After a failure, `load` tries again. */
export function lazyScript<T>(load: () => Promise<T>) {
  let state: State<T> = {}
  let loading: Promise<void> | null = null
  const { subscribe, notify } = createListeners()
  const set = (next: State<T>) => {
    state = next
    notify()
  }
  const attempt = async () => {
    try {
      set({ value: await load() })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      removeStylesheet(error)
      set({ error })
    }
    loading = null
  }
  return {
    current: () => state,
    isLoaded: () => state.value !== undefined,
    subscribe,
    /** Loads the script unless it is loaded or being loaded. Never rejects. */
    load(): Promise<void> {
      if (state.value !== undefined) return Promise.resolve()
      return (loading ??= attempt())
    },
  }
}

/** Removes a stylesheet that could not be loaded. Vite takes one in the document for loaded, and would not try again. */
function removeStylesheet({ message }: Error) {
  const [, href] = /CSS for (\S+)/.exec(message) ?? []
  if (href !== undefined) document.querySelector(`link[href="${CSS.escape(href)}"]`)?.remove()
}
