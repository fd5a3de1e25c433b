import type { Command } from './commands.ts'

/** Texts of the command palette. */

export const paletteTitle = 'Command palette'
export const searchLabel = 'Search commands and people'
export const sectionNames: Record<Command['section'], string> = {
  here: 'Commands',
  people: 'People',
  pages: 'Pages',
  views: 'Views',
  recent: 'Recently opened',
  roster: 'Roster',
}
export const pageNames = { reconcile: 'Reconcile a list', access: 'What this token can do' }
/** Other words that find a page, in English and Polish. */
export const pageKeywords: Record<string, string> = {
  '/users': 'people members osoby użytkownicy',
  '/invitations': 'invite zaproszenia',
  '/plans': 'bulk plany',
  '/activity': 'journal history log dziennik historia',
  '/insights': 'statistics numbers statystyki',
  '/reviews': 'access recertification przegląd dostępu',
  '/plans/reconcile': 'import csv paste leavers uzgodnij lista',
  '/access': 'permissions uprawnienia',
}
export const peopleFailed = 'People could not be searched.'
export const searching = 'Searching for people…'

export function showAll(total: number, formatted: string): string {
  return total === 1 ? 'Show this person in the list' : `Show all ${formatted} in the list`
}

export function partialDetail(isPartial: boolean): string | undefined {
  return isPartial ? 'Not everyone is loaded yet' : undefined
}

export function results(total: number): string {
  if (total === 0) return 'No results. Try another name or command.'
  return total === 1 ? '1 result' : `${total} results`
}
