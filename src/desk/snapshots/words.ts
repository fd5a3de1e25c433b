import type { ChangeKind } from '../../operations/changeKinds.ts'

/** Names of changes: of a group of people, of one person, with a sign that doesn't need color. */
export const kindWords: Record<ChangeKind, { group: string; one: string; sign: string }> = {
  privileged: { group: 'New owners and admins', one: 'New owner or admin', sign: '↑' },
  role: { group: 'Role changed', one: 'Role changed', sign: '~' },
  joined: { group: 'Joined', one: 'Joined', sign: '+' },
  terminated: { group: 'Terminated', one: 'Terminated', sign: '−' },
  reinstated: { group: 'Reinstated', one: 'Reinstated', sign: '+' },
  status: { group: 'Status changed', one: 'Status changed', sign: '~' },
  gone: { group: 'Gone from the list', one: 'Gone from the list', sign: '−' },
  address: { group: 'Email changed', one: 'Email changed', sign: '~' },
  profile: { group: 'Profile changed', one: 'Profile changed', sign: '~' },
  activity: { group: 'Only last activity changed', one: 'Last activity changed', sign: '~' },
}

/** What joined and gone mean where a snapshot is incomplete: the person may just not have been read. */
export const uncertainWords = {
  joined: 'Not in the earlier snapshot, which is incomplete',
  gone: 'Not in the later snapshot, which is incomplete',
}
