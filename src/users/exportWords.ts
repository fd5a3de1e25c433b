import type { DirectoryProgress } from '../desk/directory/types.ts'
import type { Exported } from '../desk/export/export.ts'
import { count } from '../text/count.ts'
import { loadedPeople, reasons } from '../organization/directoryWords.ts'

// Texts of the export dialog; loaded with it.

export const formats = [
  {
    value: 'csv',
    label: 'CSV',
    hint: 'For spreadsheets. Values that a spreadsheet would run as formulas are escaped.',
  },
  {
    value: 'json',
    label: 'JSON',
    hint: 'For scripts. Includes the filters and whether the list is complete.',
  },
] as const

export const columnChoices = [
  { value: 'shown', label: 'Shown', hint: 'The columns of the table, in its order.' },
  { value: 'all', label: 'All', hint: 'Every column, and the user ID.' },
] as const

/** How many people the file will contain; `isAll` says whether everyone is loaded. */
export function matchingPeople(people: number, isAll: boolean): string {
  if (people === 0) return isAll ? 'Nobody matches.' : 'Nobody matches so far.'
  if (people === 1) return isAll ? '1 person matches.' : '1 person matches so far.'
  return isAll ? `${count(people)} people match.` : `${count(people)} people match so far.`
}

/** Says that the directory is still being read. */
export function stillLoading({ read, total }: DirectoryProgress): string {
  const advice = 'Wait, or download now: the file name will say “incomplete”.'
  return read === 0
    ? `People are still loading. ${advice}`
    : `${loadedPeople(read, total)} loaded so far. ${advice}`
}

/** Says that reading was paused or cancelled, and why. */
export function loadingStopped({ read, total, error }: DirectoryProgress): string {
  const people = loadedPeople(read, total)
  const advice = 'Continue, or download now: the file name will say “incomplete”.'
  return error === null
    ? `Loading stopped at ${people}. ${advice}`
    : `Loading stopped at ${people}: ${reasons[error]}. ${advice}`
}

export const incompleteAdvice = 'Load everyone again, or download now: the file name will say “incomplete”.'

/** Says that the file was made. */
export function exportedMessage({ name, rows, complete }: Omit<Exported, 'file'>): string {
  const people = rows === 1 ? '1 person' : `${count(rows)} people`
  return complete
    ? `Exported ${people} to ${name}.`
    : `Exported ${people} to ${name}. The file is incomplete because not everyone is loaded.`
}
