import { type Fault, faults } from '../../src/demo/faults.ts'
import type { CallName } from '../../src/api/http.ts'
import { sixty, ids, terminated } from '../outsideChanges.ts'
import { createWorld } from '../serverModel.ts'

/* For the tests alone: a desk whose server fails as a case of the table has it. */

export const never = new AbortController().signal

/** Two active members, one who is terminated, and whoever comes first, an owner. */
export const [active = '', bystander = ''] = ids
export const gone = terminated
const users = sixty.filter(({ id }, place) => place === 0 || [active, bystander, gone].includes(id))

/** What is to go wrong with a call. */
type Strike = (call: CallName, userId: string | null) => Fault | null

/** The desk, its server and what struck. */
export async function createStage() {
  const world = await createWorld(users, {}, { latency: 0 })
  const { desk, come, organization, told } = world
  const struck: { call: CallName; fault: Fault }[] = []
  let strike: Strike = () => null
  let isAgain = false
  organization.nextFault = (call, userId) => {
    const fault = strike(call, userId)
    if (fault === null) return null
    struck.push({ call, fault })
    return faults[fault]
  }
  await come(desk.users({ page: 1, size: 20, query: null }, never))
  await come(desk.roles(null, never))

  return {
    ...world,
    struck,
    /** Lets calls go wrong from now on. */
    failing(by: Strike) {
      strike = by
    },
    /** What is wrong with the session, which only a 401 may end. */
    session(): string[] {
      const ended = told.session.filter((state) => state.ended === 'expired').length
      const refused = struck.some(({ fault }) => fault === '401') ? 1 : 0
      if (ended !== refused) return [`the session ended ${ended} times, after ${refused} times 401`]
      return desk.session().signedIn === (refused === 0 || isAgain)
        ? []
        : ['the session is not as it was told']
    },
    /** Signs in again where the session has ended: who has none gets to see nothing of people. */
    async signInAgain() {
      if (desk.session().signedIn) return
      isAgain = true
      await world.signIn()
    },
    /** Lets nothing go wrong any more, and signs in again where that is needed. */
    async lift() {
      strike = () => null
      organization.change({ writeAnswers: 'user' })
      if (!desk.session().signedIn) await world.signIn()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof createStage>>
