import { listen } from '../../fake-api/listen.ts'
import { createOrganization } from '../../src/demo/db.ts'
import { faults, type Fault } from '../../src/demo/faults.ts'
import { createHandlers } from '../../src/demo/handlers.ts'
import type { FaultRule } from '../../src/demo/options.ts'
import { people } from '../../src/demo/people.ts'
import type { UserResponse } from '../../src/demo/wire.ts'

/** The token of the one organization. */
export const token = `tot_${'soak'.repeat(13)}`

/**
 * The fake API with one organization of so many people, in this process: so what is true on the server is known without
 * asking, and every fault that was met is counted.
 */
export async function startApi(port: number, count: number) {
  const given = people(count, 1)
  const organization = createOrganization({ users: given, latency: 20 })
  const met: Fault[] = []
  let faultsMet = 0
  const watched = {
    ...organization,
    nextFault(...asked: Parameters<typeof organization.nextFault>) {
      const fault = organization.nextFault(...asked)
      const name = fault && (Object.keys(faults) as Fault[]).find((it) => faults[it] === fault)
      if (name) {
        met.push(name)
        faultsMet++
      }
      return fault
    },
  }
  const writes: string[] = []
  await listen(
    createHandlers((asked) => (asked === token ? watched : undefined)),
    port,
    (_, { method, path }) => {
      if (method !== 'GET') writes.push(`${method} ${path}`)
    },
  )

  return {
    ids: given.map(({ id }) => id),
    /** Someone as they are now, apart from what is kept. */
    user: (id: string) => structuredClone(organization.user(id)) as UserResponse,
    everyone: () => organization.users() as UserResponse[],
    /** Lets these calls go wrong, and no others. */
    let(rules: FaultRule[]) {
      organization.change({ faults: rules })
      met.length = 0
    },
    /** The faults that were met since. */
    met,
    /** How many there were from the start. */
    faults: () => faultsMet,
    /** Every write that was received, in order. */
    writes,
  }
}

export type Api = Awaited<ReturnType<typeof startApi>>
