import { expect, test, vi } from 'vitest'

test('warming up, once per worker, leaves no entry and sends no write', async () => {
  // As in a new worker: tests in other files may have warmed it up.
  vi.resetModules()
  const linked = vi.spyOn(await import('../../text/chain.ts'), 'linkRecord')
  const { createSignedInDesk, signal } = await import('../../../test/signedInDesk.ts')
  const { desk, active, other, writes } = await createSignedInDesk()
  for (const userId of [active.id, other.id]) {
    await desk.prepareOperation({ userId, dialog: userId, renew: true })
    await desk.user({ userId: other.id }, signal)
  }
  await expect.poll(() => linked).toHaveBeenCalledTimes(3)
  expect(linked.mock.lastCall?.[0]).toMatchObject({ person: { id: active.id }, outcome: 'done' })
  expect(desk.journal()).toEqual({ entries: 0, unsaved: 0 })
  expect(writes()).toEqual([])
})
