import type { SessionState } from '../desk/session/sessionState.ts'

/** Texts of the header and its dialogs. Where the server holds the token, there is none to ask for or to keep. */

export function lockTitle(mode: SessionState['mode'] | undefined): string {
  return mode === 'live'
    ? 'Lock: clear the screen and ask for the token (Shift+F8)'
    : 'Lock: clear the screen (Shift+F8)'
}

export function keepRunningHint(mode: SessionState['mode'] | undefined): string {
  return mode === 'live'
    ? 'The token stays in memory until the plan finishes, for at most 8 hours.'
    : 'The plan continues without you, for at most 8 hours.'
}

export const singleKeysHint =
  'Letters and characters such as / and ? work as shortcuts outside text fields. Turn this off if you use speech input.'

export const jumpTo = 'Search or jump to…'

export function jumpToTitle(isMac: boolean): string {
  return isMac ? 'Search or jump to… (⌘K)' : 'Search or jump to… (Ctrl+K)'
}

export const commandNames = {
  settings: 'Settings',
  shortcuts: 'Keyboard shortcuts',
  lock: 'Lock Roster',
  signOut: 'Sign out',
}
/** Other words that find a command, in English and Polish. */
export const commandKeywords = {
  settings:
    'preferences density dark light color scheme account single-key shortcuts lock after theme ustawienia',
  shortcuts: 'help keys skróty klawiaturowe pomoc',
  lock: 'zablokuj',
  signOut: 'leave log out wyloguj',
}
/** The button that brings the card of the demo organization back. */
export const showCard = 'Show “First five minutes” again'
