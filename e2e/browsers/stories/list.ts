import { strict as assert } from 'node:assert'
import { field, signIn, type Story, table, writes } from './story.ts'

export const list: Story = {
  name: 'a list of people to invite',
  async play({ open, organization }) {
    const org = await organization({ people: 60 })
    const tab = await open()
    await signIn(tab, org.token, '/invitations/new')
    const addresses = Array.from({ length: 30 }, (_, at) => `new${at}@new.example.com`)
    const heightOf = async () => Number(await tab.evaluate("document.querySelector('textarea').offsetHeight"))
    const row = { role: 'row', text: '@new.example.com', within: table('People to invite') }
    const text = field('Email addresses')
    await tab.write(text, `${addresses.slice(0, 2).join('\n')}\n`)
    await tab.seeAll(row, 2)
    const low = await heightOf()
    await tab.write(text, addresses.join('\n'))
    await tab.seeAll(row, 30)
    // The field has grown with its lines, up to 20.
    const high = await heightOf()
    assert(low > 100 && high > 2 * low && high < 600, `${low} and ${high} pixels`)
    assert.deepEqual(await writes(org), [])
  },
}
