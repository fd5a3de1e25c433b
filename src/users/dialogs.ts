import { lazy } from 'react'

const load = () => import('./OperationDialog.tsx')

/** The dialogs of the five operations; not needed to show the table, so loaded after it. */
export const OperationDialog = lazy(async () => ({ default: (await load()).OperationDialog }))

/** Has them there before they are asked for. A failure is no matter: they are asked for again when needed. */
export function preloadDialogs() {
  load().catch(() => {})
}
