import { appName } from '../../text/appName.ts'

/** Name of the Web Lock that a desk holds as long as it runs, and the service worker while it holds the state of one. */
export const deskLock = `${appName}-desk`
