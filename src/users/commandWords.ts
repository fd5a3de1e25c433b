import type { OperationName } from '../operations/operation.ts'

/** Other words that find an operation in the command palette, in English and Polish. */
export const operationKeywords: Record<OperationName, string> = {
  updateProfile: 'name title rename edytuj profil zmień imię nazwisko stanowisko',
  changeRole: 'permissions promote owner admin zmień rolę uprawnienia',
  terminate: 'offboard deactivate remove block zwolnij zablokuj usuń dezaktywuj',
  reinstate: 'reactivate restore unblock przywróć odblokuj aktywuj',
  resetMfa: '2fa two-factor authenticator zresetuj uwierzytelnianie',
}
export const noneSelected = 'None of the selected people can be changed this way.'

export function selectedPeople(people: number, formatted: string): string {
  return people === 1 ? '1 selected person' : `${formatted} selected people`
}
