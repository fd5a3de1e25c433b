import type { SessionState } from '../desk/session/sessionState.ts'

/** Removes the base path that the app is served below. */
export function pathInApp(pathname: string, base: string): string {
  return pathname.slice(base.length - 1) || '/'
}

/** Whether a path leads to the sign-in or the locked page, in any spelling. */
export function isSignInPath(path: string): boolean {
  return /^\/(sign-in|locked)(?![\w-])/i.test(path)
}

/** The address of the sign-in page, or of the locked page, which leads to `path` afterwards. */
export function signInAddress(ended: SessionState['ended'], path: string): string {
  const page = ended === 'locked' ? '/locked' : '/sign-in'
  return path === '/' || path === '/users' ? page : `${page}?to=${encodeURIComponent(path)}`
}

/** Browsers drop control characters and treat a backslash as a slash, so `/\evil.example` is another origin. */
const leadsElsewhere = /\p{Cc}|^[^?#]*(?:\\|\/\/)/u

/** The path to open after signing in. Anything but a path of this app is replaced by `/users`. */
export function pathAfterSignIn(search: string): string {
  const path = new URLSearchParams(search).get('to') ?? ''
  return path.startsWith('/') && !isSignInPath(path) && !leadsElsewhere.test(path) ? path : '/users'
}
