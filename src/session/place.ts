import type { SessionState } from '../desk/session.ts'

/** Whether a path is of a page for those who are not signed in. */
export function isOutside(path: string): boolean {
  return path === '/sign-in' || path === '/locked'
}

/** The address of the page to sign in, or to unlock, with the place to go to afterwards. */
export function outside(ended: SessionState['ended'], to: string): string {
  const page = ended === 'locked' ? '/locked' : '/sign-in'
  return to === '/' || to === '/users' ? page : `${page}?to=${encodeURIComponent(to)}`
}

/** Where to go after signing in: only a path of this app, whatever the address says. */
export function placeAfterSignIn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  return /^\/(?![/\\])/.test(to) && !/^\/(sign-in|locked)\b/.test(to) ? to : '/users'
}
