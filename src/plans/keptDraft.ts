import { useState } from 'react'
import { forgetWithSession } from '../organization/forgetWithSession.ts'
import { keepDraftOverAnyReload } from '../session/draftsOverAnyReload.ts'

/** What was entered on a page, in memory only. Null for nothing. */
export interface KeptDraft<Draft> {
  get: () => Draft | null
  set: (draft: Draft | null) => void
}

/** Keeps what is entered on a page for its next visit, over a reload and an expired session, until the session ends. */
export function keepDraft<Draft>(name: string): KeptDraft<Draft> {
  let kept: Draft | null = null
  const draft: KeptDraft<Draft> = {
    get: () => kept,
    set(next) {
      kept = next
    },
  }
  keepDraftOverAnyReload(name, draft)
  forgetWithSession(() => draft.set(null))
  return draft
}

/** As `useState`, for a draft that is kept. */
export function useKeptDraft<Draft>(draft: KeptDraft<Draft>): [Draft | null, KeptDraft<Draft>['set']] {
  const [value, setValue] = useState(draft.get)
  const set = (next: Draft | null) => {
    draft.set(next)
    setValue(next)
  }
  return [value, set]
}
