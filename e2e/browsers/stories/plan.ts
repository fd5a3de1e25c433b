import { strict as assert } from 'node:assert'
import { button, heading, rowOf, signIn, type Story, table, writes } from './story.ts'

export const plan: Story = {
  name: 'a plan',
  async play({ open, organization }) {
    const org = await organization({ people: 60 })
    const chosen = org.users.filter(({ profile }) => profile.status === 'ACTIVE').slice(1, 4)
    const tab = await open()
    await signIn(tab, org.token, '/users?size=100')
    for (const { email } of chosen) await tab.click({ role: 'checkbox', within: rowOf(email) })
    const bar = { role: 'region', name: 'Selection' }
    await tab.see({ ...bar, text: '3 selected' })
    await tab.click(button('Terminate', bar))
    await tab.see(heading('Terminate 3 people'))
    for (const { email } of chosen) await tab.see({ role: 'row', text: email, within: table('Plan') })
    assert.deepEqual(await writes(org), [])
    await tab.click(button('Run plan'))
    await tab.see({ role: 'region', name: 'Run', text: 'Finished: 3 done.' })
    assert.deepEqual(
      (await writes(org)).map(({ method, path }) => `${method} ${path}`).toSorted(),
      chosen.map(({ id }) => `POST /organizations/users/${id}/terminate`).toSorted(),
    )
    // What was done can be taken back, by a plan too.
    await tab.click(button('Undo', { role: 'main' }))
    await tab.see(heading('Undo “Terminate 3 people”'))
    await tab.click(button('Run plan'))
    await tab.see({ role: 'region', name: 'Run', text: 'Finished: 3 done.' })
    for (const { id } of chosen) assert.equal((await org.user(id)).profile.status, 'ACTIVE')
  },
}
