import type { FigureName, Insights, MonthCount } from '../desk/insights/types.ts'

// Addresses of the lists behind the figures. A test follows each of them and counts.

type Parameters = [name: string, value: string][]

/** Everyone but those terminated. */
const current: Parameters = [['status', '-TERMINATED']]

/** What the users table calls an unknown value. */
const unknownValue = 'unknown'

/** Returns the address of the list of people that a figure counts. */
export function figureLink(name: FigureName, { leaderRoles, ownDomain }: Insights): string {
  const owner = leaderRoles.owner.map((id): Parameters[number] => ['role', id])
  const admin = leaderRoles.admin.map((id): Parameters[number] => ['role', id])
  const own = ownDomain ?? unknownValue
  const parameters: Record<FigureName, Parameters> = {
    owners: [...owner, ...current],
    admins: [...admin, ...current],
    leadersInactive90: [...owner, ...admin, ['inactive', '90'], ...current],
    leadersNever: [...owner, ...admin, ['never', 'true'], ...current],
    inactive30: [['inactive', '30'], ...current],
    inactive90: [['inactive', '90'], ...current],
    inactive180: [['inactive', '180'], ...current],
    inactive365: [['inactive', '365'], ...current],
    never: [['never', 'true'], ...current],
    neverFor14: [['never', 'true'], ['older', '14'], ...current],
    unknownActivity: [['unknown', 'activity'], ...current],
    joined7: [['joined', '7'], ...current],
    joined30: [['joined', '30'], ...current],
    terminated: [['status', 'TERMINATED']],
    incomplete: [['incomplete', 'true'], ...current],
    missingName: [['missing', 'name'], ...current],
    missingTitle: [['missing', 'title'], ...current],
    outsiders: [['domain', `-${own}`], ['domain', `-${unknownValue}`], ...current],
    noDomain: [['domain', unknownValue], ...current],
    duplicates: [
      ['duplicate', 'true'],
      ['sort', 'name'],
    ],
  }
  return usersLink(parameters[name])
}

/** Returns the address of the list of all owners and admins, longest inactive first. */
export function leadersLink({ leaderRoles }: Insights): string {
  const roles = [...leaderRoles.owner, ...leaderRoles.admin].map((id): Parameters[number] => ['role', id])
  return usersLink([...roles, ...current, ['sort', 'activity']])
}

export const domainLink = (domain: string) => usersLink([['domain', domain || unknownValue], ...current])
export const roleLink = (roleId: string) => usersLink([['role', roleId || unknownValue], ...current])
export const statusLink = (status: string) => usersLink([['status', status || unknownValue]])

/** Returns the address of the list of people who were created or last active in a range of days. */
export function monthLink(filter: 'created' | 'activity', { from, to }: MonthCount): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return usersLink([[filter, `${from ?? ''}..${to ?? ''}`], ['zone', timeZone], ...current])
}

function usersLink(parameters: Parameters): string {
  return `/users?${new URLSearchParams(parameters).toString()}`
}
