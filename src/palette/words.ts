import { count } from '../text/count.ts'
import type { Command } from './commands.ts'

/** Texts of the command palette. */

export const paletteTitle = 'Command palette'
export const searchLabel = 'Search commands and people'
export const searchHint = 'Type a command, a page or a name'
export const sectionNames: Record<Command['section'], string> = {
  selection: 'Selected people',
  person: 'This person',
  here: 'This page',
  people: 'People',
  pages: 'Pages',
  views: 'Views',
  recent: 'Recently opened',
  roster: 'Roster',
}
/** Pages that the main navigation has no link to. */
export const pageNames: Record<string, string> = {
  '/invitations/new': 'Invite people',
  '/plans/reconcile': 'Reconcile a list',
  '/snapshots': 'Snapshots',
  '/access': 'What this token can do',
}
/** Other words that find a page, in English and Polish. */
export const pageKeywords: Record<string, string> = {
  '/users': 'people members osoby użytkownicy',
  '/invitations': 'invited pending zaproszenia',
  '/invitations/new': 'add new user send zaproś dodaj',
  '/snapshots': 'compare changes backup history migawki porównaj',
  '/plans': 'bulk plany',
  '/activity': 'journal history log dziennik historia',
  '/insights': 'statistics numbers statystyki',
  '/reviews': 'access recertification przegląd dostępu',
  '/plans/reconcile': 'import csv paste leavers uzgodnij lista',
  '/access': 'permissions uprawnienia',
}
/** Other words that find what a page offers, by its name, in English and Polish. */
export const actionKeywords: Record<string, string> = {
  'Clear filters': 'reset wyczyść filtry',
  'Clear selection': 'deselect none odznacz',
  Columns: 'density kolumny',
  'Copy as a table': 'clipboard spreadsheet excel kopiuj tabela',
  'Copy email addresses': 'clipboard mail kopiuj adresy',
  Export: 'download csv json eksport pobierz',
  'Manage views…': 'saved import share link widoki',
  Print: 'paper pdf drukuj',
  'Save a snapshot': 'backup download migawka',
  'Save this view…': 'filters widok zapisz',
  'Verify a journal file': 'check tampered sprawdź',
}
export const peopleFailed = 'The search for people failed.'
export const searching = 'Searching for people…'

export function showAll(total: number, formatted: string): string {
  return total === 1 ? 'Show this person in the list' : `Show all ${formatted} in the list`
}

export function partialDetail(isPartial: boolean): string | undefined {
  return isPartial ? 'Not everyone is loaded yet' : undefined
}

export function results(total: number): string {
  if (total === 0) return 'No results. Try another name or command.'
  return total === 1 ? '1 result' : `${count(total)} results`
}
