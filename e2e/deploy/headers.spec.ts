import { expect, test } from '@playwright/test'
import { securityHeaders, strictTransport } from '../../server/headers.ts'
import { ask } from './ask.ts'
import { startServer } from './server.ts'

const requiredHeaders = [...Object.keys(securityHeaders), 'Cache-Control']
/** Headers that may differ, printed for comparison. */
const otherHeaders = [
  'Strict-Transport-Security',
  'Content-Type',
  'Content-Encoding',
  'Vary',
  'Connection',
  'Server',
]

test('nginx, Caddy and npm start send the same headers, side by side', async ({ baseURL }) => {
  const nginx = await startServer('nginx')
  const caddy = await startServer('caddy')
  const servers = { nginx, Caddy: caddy, 'npm start': { origin: String(baseURL) } }
  const { authority } = nginx
  const page = String((await ask(`${String(baseURL)}/`)).body)
  const paths = {
    'the page': '/users',
    'an asset': /\/assets\/index-[\w-]+\.js/.exec(page)?.[0] ?? '/none',
    'an asset that is gone': '/assets/gone.js',
    'the API': '/api/organizations/roles',
  }
  for (const [what, path] of Object.entries(paths)) {
    const answers = await Promise.all(
      Object.values(servers).map(({ origin, ...own }) =>
        ask(origin + path, {
          authority: 'authority' in own ? own.authority : authority,
          headers: { 'Accept-Encoding': 'gzip, br', 'Sec-Fetch-Site': 'same-origin' },
        }),
      ),
    )
    const sent = (name: string) => answers.map(({ headers }) => String(headers[name.toLowerCase()] ?? '–'))
    const line = (name: string, cells: string[]) => `| ${name} | ${cells.join(' | ')} |`
    const table = [...requiredHeaders, ...otherHeaders].map((name) => line(name, sent(name)))
    console.log(['', line(what, Object.keys(servers)), '|---|---|---|---|', ...table].join('\n'))
    for (const name of requiredHeaders) expect(new Set(sent(name)).size, `${name} of ${what}`).toBe(1)
    const strict = strictTransport['Strict-Transport-Security']
    // `npm start` has no https.
    expect(sent('Strict-Transport-Security'), what).toEqual([strict, strict, '–'])
  }
  await nginx.stop()
  await caddy.stop()
})
