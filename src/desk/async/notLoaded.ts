import { ApiError } from '../../api/error.ts'

/** Handles the failure to load a part of the desk's code. Throws the ApiError `network`, after which one can try again. */
export function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network' })
}
