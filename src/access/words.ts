import type { CallPermission } from '../desk/session/permissions.ts'

export const answerLabels: Record<CallPermission['answer'], string> = {
  allowed: 'Allowed',
  refused: 'Refused',
  failed: 'Failed',
}

/** How to use a permission that the token got meanwhile. */
export function afterNewPermission(mode: string | undefined): string {
  return mode === 'proxy'
    ? 'After the server’s token gets a missing permission, sign out and in again. Roster does not retry refused calls.'
    : 'After the token gets a missing permission, sign in with it again. Roster does not retry refused calls.'
}

/** Describes the session's token without revealing it. */
export function tokenDescription(mode: string | undefined, hint: string | null): string {
  if (mode === 'demo') return 'This is the demo organization. It needs no token and allows every call.'
  if (mode === 'proxy')
    return 'The Roster server adds the token to each call. The token never reaches your browser.'
  return `Your token is ${hint ?? 'tot_…'}. For security, the rest is never shown.`
}
