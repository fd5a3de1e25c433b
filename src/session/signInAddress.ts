import type { SessionState } from '../desk/session/session.ts'

/** The path within the app of one with the base that the app is served below. */
export function pathInApp(pathname: string, base: string): string {
  return pathname.slice(base.length - 1) || '/'
}

/** Whether an address is of a page for those who are not signed in, however it is spelled. */
export function isOutside(to: string): boolean {
  return /^\/(sign-in|locked)(?![\w-])/i.test(to)
}

/** The address of the page to sign in, or to unlock, with the place to go to afterwards. */
export function outside(ended: SessionState['ended'], to: string): string {
  const page = ended === 'locked' ? '/locked' : '/sign-in'
  return to === '/' || to === '/users' ? page : `${page}?to=${encodeURIComponent(to)}`
}

/** A browser leaves control characters out of an address, and takes a backslash for a slash: two of them lead elsewhere. */
const leadsElsewhere = /\p{Cc}|^[^?#]*(?:\\|\/\/)/u

/** Where to go after signing in: only a path of this app, whatever the address says. */
export function pathAfterSignIn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  return to.startsWith('/') && !isOutside(to) && !leadsElsewhere.test(to) ? to : '/users'
}
