import { strict as assert } from 'node:assert'
import type { Tab } from '../tab.ts'
import {
  alertDialog,
  button,
  field,
  heading,
  link,
  names,
  navigation,
  rowOf,
  signIn,
  someone,
  type Story,
  type Stage,
  table,
  writes,
} from './story.ts'

/*
 * What a reload of the only tab keeps. Where the browser ends the desk's worker, a service worker holds its state meanwhile
 * (src/desk/port/serviceWorker.ts).
 */

const signInPage = heading('Sign in')
const run = { role: 'region', name: 'Run' }

/** Waits until the browser is prepared to keep the session, which it is a moment after the first page is shown. */
export async function prepared(tab: Tab, { extendedLifetime, keptOverReload }: Stage['traits']) {
  if (extendedLifetime || !keptOverReload) return
  await tab.until(`navigator.serviceWorker.controller?.state === 'activated'`)
  // The desk then loads the script that answers, of which no page can know.
  await pause(500)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Does what a story does, in browsers that keep the session over a reload. */
const keeping = (
  name: string,
  play: Story['play'],
  more: Pick<Story, 'complains' | 'mayComplain'> = {},
): Story => ({ name, ...more, keptOnly: true, play })

const keepsWork = keeping('reload keeps activity', async (stage) => {
  const organization = await stage.organization({ people: 30 })
  const person = someone(organization, 'ACTIVE')
  const tab = await stage.open()
  await signIn(tab, organization.token, `/users/${person.id}`)
  await tab.click(button('Terminate'))
  await tab.click(button('Terminate', alertDialog(`Terminate ${person.name}?`)))
  await tab.see({ role: 'status', text: `Terminated ${person.name}.` })
  await tab.click(link('Activity', navigation('Main')))
  const entries = { role: 'row', text: person.email, within: table('Activity') }
  await tab.seeAll(entries, 1)
  await prepared(tab, stage.traits)
  await tab.reload()
  await tab.seeAll(entries, 1)
  // It is undone in the desk that took over, once.
  await tab.click(button('Undo', entries))
  await tab.seeAll(entries, 2)
  await tab.reload()
  await tab.see({ ...entries, text: 'Undone' })
  assert.deepEqual(
    (await writes(organization)).map(({ path }) => path.split('/').at(-1)),
    ['terminate', 'reinstate'],
  )
})

const pausesPlan = keeping('reload while a plan runs', async (stage) => {
  const organization = await stage.organization({ people: 60, latency: { terminate: 700 } })
  const chosen = organization.users.filter(({ profile }) => profile.status === 'ACTIVE').slice(1, 9)
  const tab = await stage.open()
  await signIn(tab, organization.token, '/users?size=100')
  for (const { email } of chosen) await tab.click({ role: 'checkbox', within: rowOf(email) })
  await prepared(tab, stage.traits)
  await tab.click(button('Terminate', { role: 'region', name: 'Selection' }))
  await tab.see(heading(`Terminate ${chosen.length} people`))
  await tab.click(button('Run plan'))
  await tab.see(button('Pause'))
  for (let sent = 0; sent < 3;) sent = (await writes(organization)).length
  await tab.reload()
  if (stage.traits.extendedLifetime) await tab.click(button('Pause'))
  await tab.see({ ...run, text: 'Paused. No more changes are sent until you resume.' })
  await pause(1500)
  const sent = (await writes(organization)).length
  assert(sent < chosen.length, 'The plan went on.')
  await tab.click(button('Resume'))
  await tab.see({ ...run, text: `Finished: ${chosen.length} done.` })
  // Nobody twice, whatever was under way.
  assert.deepEqual(
    (await writes(organization)).map(({ path }) => path).toSorted(),
    chosen.map(({ id }) => `/organizations/users/${id}/terminate`).toSorted(),
  )
})

const hard = keeping('hard reload', async (stage) => {
  const { token } = await stage.organization({ people: 30 })
  const tab = await stage.open()
  await signIn(tab, token)
  await tab.seeAll(names, 20)
  await prepared(tab, stage.traits)
  if (!tab.hardReload) return 'not possible'
  await tab.hardReload()
  await tab.see(navigation('Main'))
  await tab.seeAll(names, 20)
  return undefined
})

const entered = keeping('an address entered in the only tab', async (stage) => {
  const { token } = await stage.organization({ people: 137 })
  // The next desk can't start as long as its script is held back.
  const { tab, hold } = await stage.openSlow(/\/assets\/(worker|keeper)-/)
  await signIn(tab, token)
  await tab.seeAll(names, 20)
  await prepared(tab, stage.traits)
  const release = hold()
  await tab.go('/users?page=2')
  await pause(700)
  const isFormShown = await tab.evaluate(`document.getElementById('sign-in')?.hidden === false`)
  release()
  await tab.see({ ...navigation('Pages'), text: '21–40 of 137' })
  assert.equal(isFormShown, false, 'The sign-in form was shown.')
})

const twice = keeping(
  'two reloads in a row',
  async (stage) => {
    const { token } = await stage.organization({ people: 30 })
    const tab = await stage.open()
    await signIn(tab, token)
    await tab.seeAll(names, 20)
    await prepared(tab, stage.traits)
    for (let round = 0; round < 3; round++) {
      // The second one comes before the page of the first one has attached to its desk. It may confuse a driver.
      await tab.evaluate('location.reload()').catch(() => {})
      await tab.reload().catch(() => tab.reload())
      await tab.seeAll(names, 20)
    }
  },
  // Firefox says so of a navigation that another one has ended.
  { mayComplain: /A ServiceWorker intercepted the request/ },
)

/** Makes the service worker hold a copy while the desk lives on: a page that is no page of Roster's is opened beside it. */
async function holdCopy(stage: Stage, tab: Tab) {
  await prepared(tab, stage.traits)
  const other = await stage.open()
  await other.go('/favicon.svg')
  return other
}

/** Ends the only desk, and starts another one at once, which takes what is held. */
async function startAgain(tab: Tab, other: Tab) {
  await other.close()
  await tab.go('/favicon.svg')
  await tab.go('/users')
}

const signOut = keeping('sign-out while a copy is held', async (stage) => {
  const { token, users } = await stage.organization({ people: 30 })
  const tab = await stage.open()
  await signIn(tab, token)
  await tab.seeAll(names, 20)
  const other = await holdCopy(stage, tab)
  await tab.click(button('Sign out'))
  await tab.see(signInPage)
  await startAgain(tab, other)
  await tab.see(signInPage)
  const content = await tab.content()
  assert(users[0] && !content.includes(users[0].email), 'A person is in the page.')
})

const locked = keeping('lock while a copy is held', async (stage) => {
  const { token, users } = await stage.organization({ people: 30 })
  const tab = await stage.open()
  await signIn(tab, token)
  await tab.seeAll(names, 20)
  const other = await holdCopy(stage, tab)
  await tab.click(button('Lock'))
  await tab.see(heading('Locked'))
  await other.close()
  await tab.reload()
  await tab.see(heading('Locked'))
  const content = await tab.content()
  assert(users[0] && !content.includes(users[0].email), 'A person is in the page.')
  await tab.write(field('Organization token'), token)
  await tab.click(button('Unlock'))
  await tab.seeAll(names, 20)
})

const deployed = keeping('a deploy in between', async (stage) => {
  const { token } = await stage.organization({ people: 30 })
  const tab = await stage.open()
  await signIn(tab, token)
  await tab.seeAll(names, 20)
  await prepared(tab, stage.traits)
  const undo = await stage.deploy()
  try {
    await tab.reload()
    // The state of another version is not taken: it might mean something else there.
    await tab.see(signInPage)
    await tab.write(field('Organization token'), token)
    await tab.click(button('Sign in'))
    await tab.seeAll(names, 20)
    await prepared(tab, stage.traits)
    await tab.reload()
    await tab.see(navigation('Main'))
    await tab.seeAll(names, 20)
  } finally {
    await undo()
  }
})

/** What a script in the page tries, to get at the token. Each gives what it got, as text. */
const attacks: Record<string, string> = {
  'a message to the service worker': `(async () => {
    const { active } = await navigator.serviceWorker.getRegistration()
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(JSON.stringify(data)) })
    navigator.serviceWorker.onmessage = ({ data }) => port1.dispatchEvent(new MessageEvent('message', { data }))
    active.postMessage('take', [port2])
    active.postMessage('hand over', [])
    return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 700, 'no answer'))])
  })()`,
  'a request for the page': `fetch('/users').then((response) => response.text())`,
  'a request for the service worker': `fetch('/sw.js', { mode: 'same-origin' }).then((response) => response.text())`,
  'a request out of a cache': `fetch('/sw.js', { mode: 'same-origin', cache: 'only-if-cached' }).then((response) => response.text(), String)`,
  'an image': `new Promise((resolve) => {
    const image = new Image()
    image.onload = image.onerror = ({ type }) => resolve(type)
    image.src = '/take'
  })`,
  'a frame': `new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.onload = () => { try { resolve(frame.contentDocument?.documentElement.outerHTML ?? 'nothing') } catch (error) { resolve(String(error)) } }
    frame.src = '/users'
    document.body.append(frame)
    setTimeout(resolve, 2000, 'nothing')
  })`,
  'a worker of its own': `(() => { try { new SharedWorker('/sw.js'); return 'started' } catch (error) { return String(error.name) } })()`,
  'the desk under another name': `(() => {
    const [{ name }] = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/worker-')).concat({ name: '/assets/worker-a.js' })
    try { new SharedWorker(name, { type: 'module', name: 'mine' }); return 'started' } catch (error) { return String(error.name) }
  })()`,
  'a service worker of its own': `(async () => navigator.serviceWorker.register('/assets/other.js').then(() => 'started', (error) => String(error.name)))()`,
  'a second policy': `(() => { try { trustedTypes.createPolicy('desk', { createScriptURL: String }); return 'started' } catch (error) { return String(error.name) } })()`,
  'a policy of another name': `(() => { try { trustedTypes.createPolicy('mine', { createScriptURL: String }); return 'started' } catch (error) { return String(error.name) } })()`,
}

const attacked = keeping(
  'a page script gets no token',
  async (stage) => {
    const { token, requests } = await stage.organization({ people: 30 })
    const tab = await stage.open()
    await signIn(tab, token)
    await tab.seeAll(names, 20)
    await prepared(tab, stage.traits)
    const isNotUsed = stage.traits.extendedLifetime
    for (const [what, script] of Object.entries(attacks)) {
      if (isNotUsed && what === 'a message to the service worker') continue
      const got = String(await tab.evaluate(script))
      assert(!got.includes(token), `${what} gave the token.`)
      assert.notEqual(got, 'started', `${what} was let through.`)
      if (what.startsWith('a message')) assert.equal(got, 'no answer')
    }
    // A page may not put a session there either, and hears nothing of one that is handed over.
    await tab.evaluate(`(() => {
      window.heard = []
      new BroadcastChannel('roster').onmessage = ({ data }) => window.heard.push(JSON.stringify(data))
      if (navigator.serviceWorker) navigator.serviceWorker.onmessage = ({ data }) => window.heard.push(JSON.stringify(data))
      navigator.serviceWorker?.controller?.postMessage({ give: { build: 'any' } })
      navigator.serviceWorker?.controller?.postMessage('forget')
    })()`)
    const other = await stage.open()
    await other.go('/favicon.svg')
    await pause(300)
    assert(!String(await tab.evaluate('window.heard.join()')).includes(token), 'A page heard the token.')
    await other.close()
    await tab.reload()
    await tab.seeAll(names, 20)
    for (const { path, body } of await requests())
      assert(!`${path} ${JSON.stringify(body)}`.includes(token), 'A log has the token.')
    const kept =
      '[...Object.values(localStorage), ...Object.values(sessionStorage), document.cookie, ...performance.getEntries().map(({ name }) => name)].join()'
    assert(!String(await tab.evaluate(kept)).includes(token), 'The token is in storage or an address.')
    assert.deepEqual(await tab.evaluate('globalThis.caches ? caches.keys() : []'), [])
  },
  {
    complains:
      /refused|Refused|violates|blocked|Blocked|TrustedScript|Trusted Type|frame|Content-Security-Policy/i,
  },
)

const demo = keeping('reload in the demo', async (stage) => {
  const tab = await stage.open()
  await tab.go('/sign-in')
  await tab.click(button('Explore the demo organization'))
  await tab.seeAll(names, 20)
  await prepared(tab, stage.traits)
  const find = `[...document.querySelectorAll('tbody tr')]
    .find(({ textContent }) => /Active/.test(textContent) && /Member/i.test(textContent)).querySelector('a').textContent`
  const name = String(await tab.evaluate(find))
  const row = { role: 'row', text: name, within: table('Users') }
  await tab.click(link(name, row))
  await tab.click(button('Terminate'))
  await tab.click(button('Terminate', alertDialog(`Terminate ${name}?`)))
  await tab.see({ role: 'status', text: `Terminated ${name}.` })
  await tab.click(link('← All users'))
  await tab.see({ role: 'cell', text: 'Terminated', within: row })
  await tab.reload()
  // The organization is in the desk's memory too.
  await tab.seeAll(names, 20)
  await tab.see({ role: 'cell', text: 'Terminated', within: row })
})

export const reloads: Story[] = [
  keepsWork,
  pausesPlan,
  hard,
  entered,
  twice,
  signOut,
  locked,
  deployed,
  attacked,
  demo,
]
