import { useState } from 'react'
import { forgetWithSession } from '../organization/forgetWithSession.ts'
import { keepDraftOverReload } from './draftsOverReload.ts'

/** Unsaved text of dialogs by name, for the next time that they open. In memory only. */
const texts = new Map<string, unknown>()
keepDraftOverReload('texts', {
  get: () => (texts.size > 0 ? Object.fromEntries(texts) : null),
  set(kept: Record<string, unknown>) {
    for (const [name, text] of Object.entries(kept)) texts.set(name, text)
  },
})
forgetWithSession(() => texts.clear())

/**
 * As `useState`, for what is typed in a dialog. It survives a rejected token and a reload for a new version: the dialog has
 * it again when it opens next.
 */
export function useKeptText<T>(name: string, initial: () => T): [T, (next: T) => void] {
  const [value, setValue] = useState(() => (texts.has(name) ? (texts.get(name) as T) : initial()))
  const set = (next: T) => {
    texts.set(name, next)
    setValue(next)
  }
  return [value, set]
}

/** Forgets the text of a dialog, because it was used or discarded. */
export function forgetText(name: string) {
  texts.delete(name)
}
