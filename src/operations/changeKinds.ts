/** How a person differs between two snapshots, the most important first. `activity`: nothing else has changed. */
export const changeKinds = [
  'privileged',
  'role',
  'joined',
  'terminated',
  'reinstated',
  'status',
  'gone',
  'address',
  'profile',
  'activity',
] as const
export type ChangeKind = (typeof changeKinds)[number]
