import { count } from '../text/count.ts'

// Texts of views; loaded with them.

/** Headings in the menu. */
export const viewGroups = { builtIn: 'Built-in views', shared: 'Shared views', saved: 'Saved views' }

export const savedHere =
  'Saves filters, order, columns and density in this browser. The search text is not saved.'
export const nameMissing = 'Enter a name.'
export const nameTaken = 'This is the name of a built-in view. Choose another one.'
export const tooManyViews = 'There is no room for more views. Delete one first.'
export const noViews = 'No saved views yet. Set filters, then choose “Save this view…”.'
export const rolesUnknown = 'The organization has no role named owner or admin, or roles are not loaded.'
export const notAViewFile = 'This is not a file of views. Choose a file that “Export views” saved.'
export const storageBlocked = 'The browser blocks storage, so views last until you close the page.'

export const replaces = (name: string) => `Replaces your view “${name}”.`
export const savedMessage = (name: string) => `Saved the view “${name}”.`
export const updatedMessage = (name: string) => `Updated the view “${name}”.`
export const deletedMessage = (name: string) => `Deleted the view “${name}”.`
export const restoredMessage = (name: string) => `Restored the view “${name}”.`
export const nameInUse = (name: string) => `Not restored: you have saved another view named “${name}” since.`

/** Says how many views a file had. */
export function importedMessage(views: number, invalid: number): string {
  const imported = views === 1 ? 'Imported 1 view.' : `Imported ${count(views)} views.`
  if (invalid === 0) return imported
  return invalid === 1
    ? `${imported} 1 entry was not valid.`
    : `${imported} ${count(invalid)} entries were not valid.`
}
