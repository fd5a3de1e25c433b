import { retitle } from '../journal.ts'
import { expect, rows, test as base } from '../roster.ts'
import { admin, type Kind, type Server, startServer } from './server.ts'

for (const [kind, path] of [
  ['nginx', '/'],
  ['caddy', '/roster/'],
] as [Kind, string][]) {
  const test = base.extend<{ token: string; server: Server }>({
    token: async ({ organization }, use) => use((await organization({ people: 30 })).token),
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
}
