import { says, type Answer, type Ask } from './ask.ts'
import type { Notify } from './finding.ts'

/** An origin that has no special rights for sure. */
const origin = 'https://roster.example'

/** Checks whether the API answers pages of other origins; Roster assumes that it does not. */
export async function probeCors(ask: Ask, notify: Notify) {
  const path = '/organizations/users?page=0&size=1'
  const preflight = await ask.preflight(path, origin)
  const answer = await ask.get(path, { Origin: origin })
  const allowed = [preflight, answer].map(allows)
  const found = `preflight: ${says(preflight)}, ${allowed[0]}; GET: ${says(answer)}, ${allowed[1]}`
  notify('settles', 'CORS', found)
}

/** Describes what the response allows, in our own words. */
function allows({ headers }: Answer): string {
  const to = headers['access-control-allow-origin']
  if (to === undefined) return 'allows no other origin'
  if (to === '*') return 'allows every origin'
  return to === origin ? 'allows the origin of the request' : 'allows another origin'
}
