import { count } from '../ui/count.ts'

// Texts of the selection bar and its dialog; loaded with the bar.

export const planFailed = 'The plan could not be created.'

/** The title of the dialog that asks for the new role of many people. */
export function bulkRoleTitle(operation: 'changeRole' | 'reinstate', people: number): string {
  if (operation === 'changeRole')
    return people === 1 ? 'Change role: 1 person' : `Change role: ${count(people)} people`
  return people === 1 ? 'Reinstate 1 person' : `Reinstate ${count(people)} people`
}

/** Says that people may be missing from the selection. `unread` is null where their number is unknown. */
export function incompleteSelection(unread: number | null): string {
  if (unread === null) return 'Not everyone is loaded, so people may be missing from the selection.'
  return unread === 1
    ? '1 person is not loaded and may be missing from the selection.'
    : `${count(unread)} people are not loaded and may be missing from the selection.`
}
