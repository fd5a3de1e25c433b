import { awkwardPeople } from './awkward.ts'
import type { OrganizationOptions } from './options.ts'
import { people } from './people.ts'
import { sentinels } from './sentinels.ts'
import type { Row } from './wire.ts'

const size = 1248

/**
 * The demo organization: 1,248 people, the same ones every day. Every third row is someone awkward, as far as these go;
 * then come the sentinels, all in a row; then nobody special.
 */
export function demoOrganization(now: number): { users: Row[] } & Pick<OrganizationOptions, 'faults'> {
  const awkward = awkwardPeople()
  const ordinary: Row[] = people(size - awkward.length - sentinels.length, 1248, now)
  const mixed = awkward.flatMap((row, place) => [...ordinary.slice(2 * place, 2 * place + 2), row])
  return {
    users: [...mixed, ...sentinels.map(({ user }) => user), ...ordinary.slice(2 * awkward.length)],
    faults: sentinels.flatMap(({ rules }) => rules),
  }
}
