import { awkwardPeople } from './awkward.ts'
import { awkwardInvitations, invitations, invitationSentinels } from './invitations.ts'
import type { OrganizationOptions } from './options.ts'
import { people } from './people.ts'
import { sentinels } from './sentinels.ts'
import type { Row } from './wire.ts'

const size = 1248
/** Chosen for a first page with a good mix of roles, statuses and scripts. */
const seed = 573
const ordinaryInvitations = 40
/** Rows of ordinary people before the awkward ones: twenty pages of the table. */
const ordinaryFirst = 400

/**
 * The demo organization: 1,248 people, the same ones every day. The first pages hold ordinary people only; the awkward
 * ones and the sentinels come in the middle, where a search for "awkward" or "fault" finds them. The same goes for its
 * 68 invitations, except that these end with them.
 */
export function demoOrganization(
  now: number,
): { users: Row[]; invitations: Row[] } & Pick<OrganizationOptions, 'faults'> {
  const awkward = awkwardPeople()
  const ordinary: Row[] = people(size - awkward.length - sentinels.length, seed, now)
  return {
    users: [
      ...ordinary.slice(0, ordinaryFirst),
      ...awkward,
      ...sentinels.map(({ user }) => user),
      ...ordinary.slice(ordinaryFirst),
    ],
    invitations: [
      ...invitations(ordinaryInvitations, seed + 1, now, ordinary.slice(40, 80)),
      ...awkwardInvitations(),
      ...invitationSentinels.map(({ enrollment }) => enrollment),
    ],
    faults: [...sentinels, ...invitationSentinels].flatMap(({ rules }) => rules),
  }
}
