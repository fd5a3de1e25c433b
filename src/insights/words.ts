import type { FigureName, MonthCount } from '../desk/insights/types.ts'
import { count } from '../text/count.ts'

/** What each figure counts, after the number: for one person and for several. */
const figures: Record<FigureName, [one: string, several: string]> = {
  owners: ['owner', 'owners'],
  admins: ['admin', 'admins'],
  leadersInactive90: [
    'owner or admin has been inactive for 90 days or more',
    'owners and admins have been inactive for 90 days or more',
  ],
  leadersNever: ['owner or admin was never active', 'owners and admins were never active'],
  inactive30: [
    'person has been inactive for 30 days or more',
    'people have been inactive for 30 days or more',
  ],
  inactive90: [
    'person has been inactive for 90 days or more',
    'people have been inactive for 90 days or more',
  ],
  inactive180: [
    'person has been inactive for 180 days or more',
    'people have been inactive for 180 days or more',
  ],
  inactive365: [
    'person has been inactive for 365 days or more',
    'people have been inactive for 365 days or more',
  ],
  never: ['person was never active', 'people were never active'],
  neverFor14: [
    'person was never active and joined at least 14 days ago',
    'people were never active and joined at least 14 days ago',
  ],
  unknownActivity: [
    'person has a last activity that can’t be read',
    'people have a last activity that can’t be read',
  ],
  joined7: ['person joined in the last 7 days', 'people joined in the last 7 days'],
  joined30: ['person joined in the last 30 days', 'people joined in the last 30 days'],
  terminated: ['person is terminated', 'people are terminated'],
  incomplete: ['profile is incomplete', 'profiles are incomplete'],
  missingName: ['person has no first name or no last name', 'people have no first name or no last name'],
  missingTitle: ['person has no title', 'people have no title'],
  outsiders: ['person has an address at another domain', 'people have addresses at other domains'],
  noDomain: ['person has no email address', 'people have no email address'],
  duplicates: [
    'person has the same name as someone with another address',
    'people have the same name as someone with another address',
  ],
}

/** Says what a figure counts, after the number: "people were never active". */
export function figureLabel(name: FigureName, people: number): string {
  return figures[name][people === 1 ? 0 : 1]
}

export const aboutFigures =
  'Figures exclude terminated people unless they say otherwise. Each figure links to the people it counts.'
export const figuresLoading = 'Loading figures…'
export const readAtExactly = (time: string) => `People loaded ${time}.`
export const noLeaderRoles =
  'The API lists no role named owner or admin, so Roster can’t tell who they are. See the roles below.'
export const noLeaders = 'Nobody has the role owner or admin.'
export const terminatedSince =
  'The API doesn’t say when someone was terminated. To see who was, compare two snapshots.'
export const neverAndUnknown =
  '“Never” means that the API gives no last activity. An activity that can’t be read counts as unknown.'

/** Names the domain that is taken as the organization's own. */
export function ownDomainNote(domain: string): string {
  return `Roster treats ${domain}, the most common domain, as your own.`
}

/** Names a button that shows all rows of a shortened table. */
export const showAll = (rows: number, what: string) => `Show all ${count(rows)} ${what}`

/** Says how many rows a shortened table leaves out on paper. */
export const moreRows = (rows: number) => (rows === 1 ? 'and 1 more' : `and ${count(rows)} more`)

const monthFormat = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric' })

/** Names a range of days that is a calendar month or open: "Nov 2026", "Nov 2025 or earlier". */
export function monthLabel({ from, to }: MonthCount): string {
  if (from === null && to === null) return 'Any time'
  if (from === null) return `${monthName(to ?? '')} or earlier`
  return to === null ? `${monthName(from)} or later` : monthName(from)
}

function monthName(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return monthFormat.format(new Date(year, month - 1, 1))
}

export const lastActivityWords = { never: 'Never', unknown: 'Unknown' }

/** Say what the figures of invitations count, after the number. */
export const openInvitations = (number: number) =>
  number === 1 ? 'invitation is open: pending or expired' : 'invitations are open: pending or expired'
export const oldInvitations = (number: number) =>
  number === 1
    ? 'open invitation was last sent more than 7 days ago'
    : 'open invitations were last sent more than 7 days ago'
export const expiredInvitations = (number: number) =>
  number === 1 ? 'invitation has expired' : 'invitations have expired'
export const invitationsIncomplete = 'Some invitations could not be loaded. See the Invitations page.'
