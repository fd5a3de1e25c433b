import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'

/** Loads what only the sign-in page needs of the desk: one script. Throws ApiError `network`. */
export const { get: loadSignInParts } = lazy(async () => {
  const { signInParts } = await import('./signInParts.ts').catch(throwNotLoaded)
  return signInParts
})
