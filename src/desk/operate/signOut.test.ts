import { expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { terminate } from '../../../test/signedInDesk.ts'
import { testUsers } from '../../../test/testUsers.ts'

const member = String(
  testUsers.find(({ roleId, profile }) => roleId === roleIds.member && profile.status === 'ACTIVE')?.id,
)
const input = { roleId: roleIds.member, firstName: null, lastName: null, title: null }
const runTerminate = ({ desk }: DeskHarness) => desk.runOperation(terminate(member))

test.each<[string, (harness: DeskHarness) => Promise<unknown>, typeof runTerminate | null]>([
  ['an operation', runTerminate, null],
  [
    'an invitation',
    ({ desk }) => desk.runInvitation({ operation: 'invite', email: 'new@x.com', input }),
    null,
  ],
  ['an undo', ({ desk }) => desk.undo({ entry: 1 }), runTerminate],
])('%s sends nothing after signing out, whenever that is', async (_, start, prepare) => {
  const sentBefore = new Set<number>()
  for (let ms = 0; ms <= 100; ms += 10) {
    const harness = await createDeskHarness(testUsers, {}, { latency: 10 })
    const { clock, desk, received, invitationCalls, waitFor } = harness
    if (prepare) await waitFor(prepare(harness))
    received.length = 0
    const running = start(harness).catch(() => {})
    await clock.pass(ms)
    desk.signOut()
    const count = () => received.length + invitationCalls.received.length
    const sent = count()
    sentBefore.add(sent)
    await clock.pass(10_000)
    await running
    expect(count()).toBe(sent)
  }
  // Some moments were before the write, others after it.
  expect(sentBefore).toEqual(new Set([0, 1]))
})
