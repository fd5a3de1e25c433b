import { strict as assert } from 'node:assert'
import type { Tab } from '../tab.ts'
import { prepared } from './reload.ts'
import { button, field, heading, link, names, navigation, signIn, type Stage, type Story } from './story.ts'

const signInPage = heading('Sign in')

/** That this tab is out of the app, and shows nothing of this person. */
async function seeNobody(tab: Tab, email: string | undefined, instead = signInPage) {
  await tab.see(instead)
  assert(email && !(await tab.content()).includes(email), 'A person is still in the page.')
}

const lock: Story = {
  name: 'lock',
  async play(stage) {
    const { token, users } = await stage.organization({ people: 60 })
    const place = `/users/${users[0]?.id}`
    const first = await stage.open()
    await signIn(first, token, place)
    const second = await openAnother(stage, token, place)
    await second.see(button('Edit profile'))
    await second.click(button('Lock'))
    for (const tab of [first, second]) {
      await seeNobody(tab, users[0]?.email, heading('Locked'))
    }
    await second.write(field('Organization token'), token)
    await second.click(button('Unlock'))
    await second.see(button('Edit profile'))
    await second.seeAddress(place)
    if (stage.traits.sharedDesk) await first.see(button('Edit profile'))
    else await first.see(heading('Locked'))
  },
}

export const session: Story[] = [
  lock,
  {
    name: 'sign in',
    async play({ open, organization }) {
      const { token, requests } = await organization({ people: 137 })
      const tab = await open()
      await tab.go('/')
      assert((await tab.see(field('Organization token'))).focused, 'The token field has not the focus.')
      await tab.write(field('Organization token'), 'tot_unknown')
      await tab.press('Enter')
      const alert = await tab.see({ role: 'alert', text: 'The API does not accept this token.' })
      assert.match(alert.text, /Error id/)
      await tab.write(field('Organization token'), token)
      await tab.click(button('Sign in'))
      await tab.seeAll(names, 20)
      await tab.see({ ...navigation('Pages'), text: '1–20 of 137' })
      for (const { headers } of await requests()) assert.equal(headers.authorization, token)
      const kept =
        '[...Object.values(localStorage), ...Object.values(sessionStorage), document.cookie].join()'
      const traces = (await tab.content()) + String(await tab.evaluate(kept))
      assert(!traces.includes(token), 'The token is in the page or its storage.')
    },
  },
  {
    name: 'typed and pressed before the scripts have loaded',
    async play({ openSlow, organization }) {
      const { token } = await organization({ people: 137 })
      const { tab, hold } = await openSlow(/\/assets\/first-/)
      const release = hold()
      await tab.go('/users?page=2')
      assert((await tab.see(field('Organization token'))).focused, 'The token field has not the focus.')
      await tab.type(token)
      await tab.press('Enter')
      await tab.until(`document.querySelector('button[type=submit]').dataset.loading === 'true'`)
      assert.equal((await tab.see(field('Organization token'))).value, token)
      release()
      await tab.see({ ...navigation('Pages'), text: '21–40 of 137' })
      assert(!(await tab.content()).includes(token), 'The token is in the page.')
    },
  },
  {
    name: 'second tab',
    async play(stage) {
      const { token, users } = await stage.organization({ people: 60 })
      const first = await stage.open()
      await signIn(first, token)
      await first.seeAll(names, 20)
      const second = await openAnother(stage, token, `/users/${users[0]?.id}`)
      await second.see(button('Edit profile'))
      // The one that is left goes on alone.
      await first.close()
      await second.click(link('← All users'))
      await second.seeAll(names, 20)
    },
  },
  {
    name: 'reload',
    async play({ open, organization, traits }) {
      const { token } = await organization({ people: 137 })
      const place = '/users?page=2'
      const range = { ...navigation('Pages'), text: '21–40 of 137' }
      const tab = await open()
      await signIn(tab, token, place)
      await tab.see(range)
      await prepared(tab, traits)
      await tab.reload()
      if (!traits.keptOverReload) {
        await tab.see(signInPage)
        await tab.see({ role: 'main', text: 'Closing or reloading the last tab signs you out.' })
        await tab.write(field('Organization token'), token)
        await tab.click(button('Sign in'))
      }
      await tab.see(range)
      await tab.seeAddress(place)
      // Beside another tab the desk lives on, wherever it is one for all.
      const other = await open()
      await other.go('/users')
      await tab.reload()
      await tab.see(traits.sharedDesk ? range : signInPage)
    },
  },
  {
    name: 'sign out',
    async play(stage) {
      const { token, users } = await stage.organization({ people: 60 })
      const place = `/users/${users[0]?.id}`
      const first = await stage.open()
      await signIn(first, token, place)
      const second = await openAnother(stage, token, place)
      await second.see(button('Edit profile'))
      await second.click(button('Sign out'))
      for (const tab of [first, second]) {
        await seeNobody(tab, users[0]?.email)
        await tab.back()
        await seeNobody(tab, users[0]?.email)
      }
    },
  },
  {
    name: 'away and back',
    async play(stage) {
      const { token, users } = await stage.organization({ people: 20 })
      const { tab, other } = await goAway(stage, token)
      await tab.back()
      if (stage.traits.sharedDesk) await tab.seeAll(names, 20)
      else await tab.see(signInPage)
      // It is told again what happens elsewhere.
      await other.click(button('Sign out'))
      await seeNobody(tab, users[0]?.email)
    },
  },
  {
    name: 'away, and signed out meanwhile',
    async play(stage) {
      const { token, users } = await stage.organization({ people: 20 })
      const { tab, other } = await goAway(stage, token)
      await other.click(button('Sign out'))
      await other.see(signInPage)
      await tab.back()
      await seeNobody(tab, users[0]?.email)
    },
  },
]

/** Two tabs in the app, one of which goes to another document, so that the browser may keep the page as it was left. */
async function goAway(stage: Stage, token: string) {
  const tab = await stage.open()
  await signIn(tab, token)
  await tab.seeAll(names, 20)
  const other = await openAnother(stage, token, '/users')
  await other.seeAll(names, 20)
  await tab.go('/favicon.svg')
  return { tab, other }
}

/** One more tab in the app: signed in already where all have one desk, else after signing in there too. */
async function openAnother({ open, traits }: Stage, token: string, place: string): Promise<Tab> {
  const tab = await open()
  if (traits.sharedDesk) await tab.go(place)
  else {
    await tab.go(place)
    await tab.see(signInPage)
    await signIn(tab, token, place)
  }
  return tab
}
