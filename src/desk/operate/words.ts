import { count } from '../../text/count.ts'

/* What guards say to the admin. `plan` texts are about many people, `person` texts about one. */

export const noOwnerInPlan =
  'No active owner would be left. Exclude an owner, or make someone else an owner first.'
export const noOwnerForPerson = 'No active owner would be left. Make someone else an owner first.'
export const ownersNotRead = 'The last active owner may lose access. Not everyone is loaded yet.'
export const ownersBeingRead =
  'The last active owner may lose access. Roster is loading everyone to find out.'
export const ownersNotNamed = 'The last active owner may lose access. The API lists no role named “owner”.'

export const ownAccessInPlan = 'This plan includes your own account. You would lose your access.'
export const ownAccessForPerson = 'This is your own account. You would lose your access.'

export const overHalf = 'More than half of all active people would lose access.'
export const halfNotRead = 'More than half of all active people may lose access. Not everyone is loaded yet.'
export const halfBeingRead =
  'More than half of all active people may lose access. Roster is loading everyone to find out.'

/** Names the number that has to be typed: always ten or more. */
export const manyLoseAccess = (people: number) => `${count(people)} people would lose access.`
