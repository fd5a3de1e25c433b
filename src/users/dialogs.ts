import { lazyPart } from '../ui/lazyPart.tsx'

/** The dialogs of the five operations. Loaded on demand, since the table does not need them. */
export const OperationDialog = lazyPart(
  async () => (await import('./OperationDialog.tsx')).OperationDialog,
  'dialog',
)

/** Preloads the dialogs. Ignores failures: a dialog that opens loads them again. */
export function preloadDialogs() {
  void OperationDialog.preload()
}
