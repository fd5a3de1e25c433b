import { lazy } from 'react'

const load = () => import('./OperationDialog.tsx')

/** The dialogs of the five operations. Loaded on demand, since the table does not need them. */
export const OperationDialog = lazy(async () => ({ default: (await load()).OperationDialog }))

/** Preloads the dialogs. Ignores failures: a dialog that opens loads them again. */
export function preloadDialogs() {
  load().catch(() => {})
}
