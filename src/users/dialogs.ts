import { lazyPart } from '../ui/lazyPart.tsx'

const load = async () => (await import('./actionParts.ts')).actionParts

/** The dialogs of the five operations. Loaded on demand, since the table does not need them. */
export const OperationDialog = lazyPart(async () => (await load()).OperationDialog, 'dialog')

/** The actions menu of the table's rows. */
export const RowMenu = lazyPart(async () => (await load()).RowMenu, 'dialog')

/** The commands of the focused row, for the palette. */
export const RowCommands = lazyPart(async () => (await load()).RowCommands, 'none')

/** Preloads the dialogs and the menu. Ignores failures: what opens later loads again. */
export function preloadDialogs() {
  void OperationDialog.load()
  void RowMenu.load()
}
