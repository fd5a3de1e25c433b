import { count } from '../ui/count.ts'

// Texts of the selection bar and its dialog; loaded with the bar.

export const planFailed = 'The plan could not be created.'

/** The title of the dialog that asks for the new role of many people. */
export function bulkRoleTitle(operation: 'changeRole' | 'reinstate', people: number): string {
  if (operation === 'changeRole')
    return people === 1 ? 'Change role: 1 person' : `Change role: ${count(people)} people`
  return people === 1 ? 'Reinstate 1 person' : `Reinstate ${count(people)} people`
}
