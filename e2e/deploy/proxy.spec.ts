import { retitle } from '../journal.ts'
import { expect, rows, test as base } from '../roster.ts'
import { admin, type Kind, type Server, startServer } from './server.ts'

/**
 * Holds back what React does once it has rendered the sign-in page until someone has signed in, as on a busy computer. React
 * waits for a message of a port, and the desk tells of the session by another one. Runs in the page.
 */
function delayEffects() {
  const held: (() => void)[] = []
  let isHolding = true
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    set(this: MessagePort, act: (event: Event) => void) {
      const actLater = (event: Event) => {
        if (isHolding && document.title.startsWith('Sign in')) held.push(() => act(event))
        else act(event)
      }
      this.addEventListener('message', actLater)
      start.call(this)
    },
  })
  const { start } = MessagePort.prototype
  const release = () => {
    isHolding = false
    for (const act of held) act()
  }
  MessagePort.prototype.start = function startHeard() {
    this.addEventListener(
      'message',
      ({ data }: MessageEvent<{ event?: string; detail?: { signedIn?: boolean } }[]>) => {
        if (data.some(({ event, detail }) => event === 'session' && detail?.signedIn)) setTimeout(release)
      },
    )
    start.call(this)
  }
}

for (const [kind, path] of [
  ['nginx', '/'],
  ['caddy', '/roster/'],
] as [Kind, string][]) {
  const test = base.extend<{ latency: number; token: string; server: Server }>({
    latency: [0, { option: true }],
    token: async ({ organization, latency }, use) => use((await organization({ people: 30, latency })).token),
    server: async ({ token }, use) => {
      const server = await startServer(kind, { TOKEN_MODE: 'proxy', BASE_PATH: path }, { token })
      await use(server)
      await server.stop()
    },
    baseURL: async ({ server }, use) => use(server.origin),
    httpCredentials: admin,
  })

  test(`${kind} as a token proxy: no sign-in page, and the proxy adds the token`, async ({
    page,
    server,
    token,
  }) => {
    await page.goto(`${path}users`)
    await expect(rows(page)).toHaveCount(20)
    await rows(page).getByRole('link').first().click()
    await retitle(page, 'Head of Łódź')
    const write = server.heard.find(({ method }) => method === 'PUT')
    expect(write?.headers.authorization).toBe(token)
  })

  test.describe(() => {
    // The sign-in page shows meanwhile. The servers wait a second (server.ts).
    test.use({ latency: 500 })

    test(`${kind} as a token proxy: the session lasts if it begins before the sign-in page is ready`, async ({
      page,
    }) => {
      await page.addInitScript(delayEffects)
      await page.goto(`${path}users`)
      await expect(rows(page)).toHaveCount(20)
      await rows(page).getByRole('link').first().click()
      await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
    })
  })
}
