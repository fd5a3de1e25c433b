import type { SessionState } from '../desk/session/sessionState.ts'

/** Texts of the header and its dialogs. Where the server holds the token, there is none to ask for or to keep. */

export function lockTitle(mode: SessionState['mode'] | undefined): string {
  return mode === 'live'
    ? 'Lock: clear the screen and ask for the token (Shift+F8)'
    : 'Lock: clear the screen (Shift+F8)'
}

export function keepRunningHint(mode: SessionState['mode'] | undefined): string {
  return mode === 'live'
    ? 'The token stays in memory until the plan finishes, for 8 hours at most.'
    : 'The plan continues without you, for 8 hours at most.'
}

/** The button that brings the card of the demo organization back. */
export const showCard = 'Show “First five minutes” again'
