import { appName } from '../../text/appName.ts'

/** Name of the Web Lock that a desk holds as long as it runs. */
export const deskLock = `${appName}-desk`
