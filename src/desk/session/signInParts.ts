import { cleanToken } from './cleanToken.ts'
import { readServedSettings } from './servedSettings.ts'

/** What the sign-in page needs of the desk: one script, since both are needed there. */
export const signInParts = { cleanToken, readServedSettings }
