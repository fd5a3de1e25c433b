/** The sign-in page's address, with the place to go to afterwards. */
export function signInPath(to: string): string {
  return to === '/' || to === '/users' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`
}

/** Where to go after signing in: only a path of this app, whatever the address says. */
export function placeAfterSignIn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/users'
}
