import { expect, test, vi } from 'vitest'
import { createSignedInDesk, signal } from '../../../test/signedInDesk.ts'
import * as chain from '../../text/chain.ts'

test('a rehearsal, once per worker, leaves no entry and sends no write', async () => {
  const linked = vi.spyOn(chain, 'linkRecord')
  const { desk, active, other, writes } = await createSignedInDesk()
  for (const userId of [active.id, other.id]) {
    await desk.prepareOperation({ userId, dialog: userId, renew: true })
    await desk.user({ userId: other.id }, signal)
  }
  await vi.waitFor(() => expect(linked).toHaveBeenCalledTimes(3))
  expect(linked.mock.lastCall?.[0]).toMatchObject({ person: { id: active.id }, outcome: 'done' })
  expect(desk.journal()).toEqual({ entries: 0, unsaved: 0 })
  expect(writes()).toEqual([])
})
