import type { CallPermission } from '../desk/session/permissions.ts'

export const answerLabels: Record<CallPermission['answer'], string> = {
  allowed: 'Allowed',
  refused: 'Refused',
  failed: 'Failed',
}

/** Describes the session's token without revealing it. */
export function tokenDescription(mode: string | undefined, hint: string | null): string {
  if (mode === 'demo') return 'This is the demo organization. It needs no token and allows every call.'
  if (mode === 'proxy')
    return 'The Roster server adds the token to each call. The token never reaches your browser.'
  return `Your token is ${hint ?? 'tot_…'}. For security, the rest is never shown.`
}
