import { type Fault, faults } from '../../src/demo/faults.ts'
import type { CallName } from '../../src/api/http.ts'
import { invitations } from '../../src/demo/invitations.ts'
import { createDeskHarness } from '../deskHarness.ts'
import { neverAborts } from '../neverAborts.ts'
import { memberIds, terminatedId, testUsers } from '../testUsers.ts'

/** The person that a case is about, and one who must not be affected. */
export const [activeId = '', bystanderId = ''] = memberIds
export { terminatedId }
/** These people and the first user, who is an owner. */
const users = testUsers.filter(
  ({ id }, index) => index === 0 || [activeId, bystanderId, terminatedId].includes(id),
)

/** Decides whether and how a call fails. */
type FaultInjector = (call: CallName, userId: string | null) => Fault | null

/** Creates a desk whose server fails as a case needs it. Answers take no time. */
export async function createFaultyDesk() {
  const harness = await createDeskHarness(
    users,
    {},
    {
      latency: 0,
      invitations: invitations(24, 1, 0),
    },
  )
  const { desk, waitFor, organization, events } = harness
  const injected: { call: CallName; fault: Fault }[] = []
  let injector: FaultInjector = () => null
  let hasSignedInAgain = false
  organization.nextFault = (call, userId) => {
    const fault = injector(call, userId)
    if (fault === null) return null
    injected.push({ call, fault })
    return faults[fault]
  }
  await waitFor(desk.users({ page: 1, size: 20, query: null }, neverAborts))
  await waitFor(desk.roles(null, neverAborts))

  return {
    ...harness,
    /** The faults that were injected so far. */
    injected,
    injectFaults(newInjector: FaultInjector) {
      injector = newInjector
    },
    /** Checks that the session has ended after a 401, and only then. Returns what is wrong. */
    checkSession(): string[] {
      const ended = events.session.filter((state) => state.ended === 'expired').length
      const expected = injected.some(({ fault }) => fault === '401') ? 1 : 0
      if (ended !== expected) return [`the session ended ${ended} times instead of ${expected}`]
      return desk.session().signedIn === (expected === 0 || hasSignedInAgain)
        ? []
        : ['the session is not as pages were notified']
    },
    /** Signs in again if the session has ended, since people can't be read without one. */
    async signInAgain() {
      if (desk.session().signedIn) return
      hasSignedInAgain = true
      await harness.signIn()
    },
    /** Stops all faults, and signs in again if needed. */
    async recover() {
      injector = () => null
      organization.change({ writeAnswers: 'user' })
      if (!desk.session().signedIn) await harness.signIn()
    },
  }
}

export type FaultyDesk = Awaited<ReturnType<typeof createFaultyDesk>>
