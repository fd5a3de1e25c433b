import { listen } from '../../fake-api/listen.ts'
import { createOrganization } from '../../src/demo/db.ts'
import { faults, type Fault } from '../../src/demo/faults.ts'
import { createHandlers } from '../../src/demo/handlers.ts'
import type { FaultRule } from '../../src/demo/options.ts'
import { people } from '../../src/demo/people.ts'
import type { UserResponse } from '../../src/demo/wire.ts'

/** Token of the only organization. */
export const token = `tot_${'soak'.repeat(13)}`

/**
 * Runs the fake API with one organization in this process, so that the truth on the server is known without
 * asking, and every injected fault is counted.
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
    /** A copy of a person as they are now. */
    user: (id: string) => structuredClone(organization.user(id)) as UserResponse,
    everyone: () => organization.users() as UserResponse[],
    /** Injects these faults and no others. */
    let(rules: FaultRule[]) {
      organization.change({ faults: rules })
      met.length = 0
    },
    /** Faults that were hit since then. */
    met,
    /** Number of faults hit since the start. */
    faults: () => faultsMet,
    /** Every write that was received, in order. */
    writes,
  }
}

export type Api = Awaited<ReturnType<typeof startApi>>
