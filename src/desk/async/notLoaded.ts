import { ApiError } from '../../api/error.ts'

/**
 * Handles the failure to load a part of the desk's code. Throws the ApiError `network`: nothing was sent, and it can be tried
 * again.
 */
export function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network', effect: 'none' })
}
