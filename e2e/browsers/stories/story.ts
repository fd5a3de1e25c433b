import type { UserResponse } from '../../../src/demo/wire.ts'
import type { createTestOrganization } from '../../../fake-api/organization.ts'
import type { Target } from '../finder.ts'
import type { Tab } from '../tab.ts'

export type Organization = Awaited<ReturnType<typeof createTestOrganization<UserResponse>>>

/** What sets a browser apart by design. Each is asserted, one way or the other. */
export interface Traits {
  /** One desk for all tabs: a second tab is signed in at once. Else each tab has a desk and a session of its own. */
  sharedDesk: boolean
  /** A reload of the only tab keeps the session. Else that signs out. */
  keptOverReload: boolean
  /** The browser keeps the desk's worker over that reload by itself. Else a service worker holds its state, if anything does. */
  extendedLifetime: boolean
}

/** What a story is given: a browser as on its first day, and an organization of its own. */
export interface Stage {
  open: () => Promise<Tab>
  /** Opens a tab at an origin of its own. Answers for these paths wait from `hold` on until what that returns is called. */
  openSlow: (path: RegExp) => Promise<{ tab: Tab; hold: () => () => void }>
  organization: (wanted?: Parameters<typeof createTestOrganization>[0]) => Promise<Organization>
  traits: Traits
  /** Serves another version, with new scripts for page, desk and service worker. Returns what goes back to the first one. */
  deploy: () => Promise<() => Promise<void>>
}

export interface Story {
  name: string
  /** Whether it is only played in browsers that keep the session over a reload. */
  keptOnly?: boolean
  /** What its pages must complain of, and nothing else. Where it is left out, they may complain of nothing. */
  complains?: RegExp
  /** What its pages may complain of besides. */
  mayComplain?: RegExp
  /** Resolves with a word for the table if it could not be played. */
  play: (stage: Stage) => Promise<string | void>
}

/** Something by role and accessible name. */
const by =
  (role: string) =>
  (name: string, within?: Target): Target => ({ role, name, ...(within ? { within } : {}) })

export const button = by('button')
export const field = by('textbox')
export const heading = by('heading')
export const link = by('link')
export const select = by('combobox')
export const table = by('table')
export const dialog = by('dialog')
export const alertDialog = by('alertdialog')
export const navigation = by('navigation')

/** The links with people's names in the table. */
export const names: Target = { role: 'link', within: { role: 'row', within: table('Users') } }

/** The row of the person with this email address. */
export const rowOf = (email: string): Target => ({ role: 'row', text: email, within: table('Users') })

/** Opens a place of the app and signs in there. */
export async function signIn(tab: Tab, token: string, to = '/users') {
  await tab.go(to)
  await tab.write(field('Organization token'), token)
  await tab.click(button('Sign in'))
  await tab.see(navigation('Main'))
}

/** The writes that an organization's API received. */
export async function writes({ requests }: Organization) {
  return (await requests())
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path, body }) => ({ method, path, body }))
}

/** The last person of this status who has a whole name. */
export function someone({ users }: Organization, status: 'ACTIVE' | 'TERMINATED') {
  // The first one is the only owner, whose access a guard keeps.
  const found = users.findLast(
    ({ profile }) => profile.status === status && profile.firstName && profile.lastName && profile.title,
  )
  if (!found) throw new Error(`Nobody is ${status}.`)
  return { ...found, name: `${found.profile.firstName} ${found.profile.lastName}` }
}
