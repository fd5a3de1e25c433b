/** A number of people that `/insights` shows. All but `terminated` and `duplicates` leave out who is terminated. */
export type FigureName =
  | 'owners'
  | 'admins'
  | 'leadersInactive90'
  | 'leadersNever'
  | 'inactive30'
  | 'inactive90'
  | 'inactive180'
  | 'inactive365'
  | 'never'
  | 'neverFor14'
  | 'unknownActivity'
  | 'joined7'
  | 'joined30'
  | 'terminated'
  | 'incomplete'
  | 'missingName'
  | 'missingTitle'
  | 'outsiders'
  | 'noDomain'
  | 'duplicates'

/** An owner or admin. */
export interface Leader {
  id: string
  name: string
  email: string | null
  roleId: string | null
  isOwner: boolean
  /** Last activity: ISO time, null for never, or `unknown`. */
  lastActivity: string | null
}

/** People in a range of days in the worker's time zone, both ends included; null leaves an end open. */
export interface MonthCount {
  from: string | null
  to: string | null
  people: number
}

/** People with the same name and different addresses. */
export interface DuplicateGroup {
  name: string
  people: { id: string; email: string | null; status: string | null }[]
}

/** Figures and distributions of everyone who was read. */
export interface Insights {
  /** Number of people who were read. */
  people: number
  /** Number of these who are not terminated. */
  current: number
  figures: Record<FigureName, number>
  /** Ids of the roles named owner and admin. Both are empty if the API lists neither. */
  leaderRoles: { owner: string[]; admin: string[] }
  /** The first owners and admins: owners first, each group by longest inactivity. */
  leaders: Leader[]
  /** By role id, the most common first; '' is an unknown role. */
  roles: { roleId: string; people: number }[]
  /** By `statusKey`, of everyone, the most common first; '' is an unknown status. */
  statuses: { status: string; people: number }[]
  /** The latest first. */
  createdByMonth: MonthCount[]
  activeByMonth: MonthCount[]
  /** The most common domain, taken as the organization's own; null if nobody has an address. */
  ownDomain: string | null
  /** The others first, then the organization's own. */
  domains: { domain: string; people: number }[]
  /** The first groups of possible duplicates, by name. */
  duplicateGroups: DuplicateGroup[]
}
