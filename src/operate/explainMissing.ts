import { type Explanation, isApiError } from '../ui/explain.ts'

/**
 * Explains that the API has no invitations, or none for this token. Undefined for errors that need no other words than
 * usual.
 */
export function explainMissing(error: Error): Explanation | undefined {
  const kind = isApiError(error) ? error.kind : null
  if (kind === 'forbidden')
    return {
      what: 'The organization token may not read invitations (403).',
      advice: 'Everything else still works. Ask whoever manages the token for can_manage_users.',
    }
  if (kind === 'notFound')
    return {
      what: 'This API has no invitations, or none for this token (404).',
      advice: 'Everything else still works. If you expected invitations, ask the API’s support.',
    }
  return undefined
}
