import { type Explanation, isApiError } from '../ui/explain.ts'

/**
 * Explains that the API has no invitations, or none for this token. Undefined for errors that need no other words than
 * usual.
 */
export function explainMissing(error: Error): Explanation | undefined {
  const kind = isApiError(error) ? error.kind : null
  if (kind === 'forbidden')
    return {
      what: 'The organization token does not have permission to read invitations (403).',
      advice: 'Everything else still works. Ask whoever manages the token for can_manage_users.',
    }
  if (kind === 'notFound')
    return {
      what: 'The API could not find the list of invitations (404).',
      advice: 'Everything else still works. If you expected invitations, ask the API’s support.',
    }
  return undefined
}
