import { expect, test } from 'vitest'
import { createSignedInDesk } from '../../test/signedInDesk.ts'

test('the number of people is known again once everyone was read again', async () => {
  const { desk, organization, active } = await createSignedInDesk()
  const readEveryone = async () => {
    desk.controlReading('start')
    await expect.poll(() => desk.directory().state).toBe('done')
  }
  await readEveryone()
  expect(desk.session().people).toBe(30)
  organization.remove(active.id)
  await readEveryone()
  expect(desk.session().people).toBe(29)
})
