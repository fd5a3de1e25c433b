import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { cacheControl, securityHeaders, strictTransport } from '../../server/headers.ts'
import { ask } from './ask.ts'
import { makeCertificates } from './certificates.ts'
import { admin, type Kind, type Server, startServer } from './server.ts'

const kinds: Kind[] = ['nginx', 'caddy']
const token = 'tot_1A2b3C4d'
const expected = Object.fromEntries(
  Object.entries({ ...securityHeaders, ...strictTransport }).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]),
)
/** Headers that a browser sends with Roster's requests. */
const browser = {
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  'Sec-CH-UA': '"Chromium"',
  'User-Agent': 'Mozilla/5.0',
  'Accept-Language': 'pl',
  Accept: 'application/json',
  Origin: 'https://localhost',
  Referer: 'https://localhost/users',
  Cookie: 'session=1',
  'X-Forwarded-For': '192.0.2.1',
  Forwarded: 'for=192.0.2.1',
  DNT: '1',
}
const basic = `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString('base64')}`

for (const kind of kinds) {
  for (const base of ['/', '/roster/']) {
    test.describe(`${kind} at ${base}`, () => {
      test.describe.configure({ mode: 'default' })
      let server: Server
      test.beforeAll(async () => {
        server = await startServer(kind, { BASE_PATH: base })
      })
      test.afterAll(() => server.stop())

      const get = (path: string, headers: Record<string, string> = {}) =>
        ask(server.origin + base + path, { authority: server.authority, headers })
      const call = (path: string, { method = 'GET', headers = {}, body = '' } = {}) =>
        ask(`${server.origin}${base}api${path}`, {
          authority: server.authority,
          method,
          headers: { ...browser, Authorization: token, ...headers },
          body,
        })
      const script = async () => /assets\/index-[\w-]+\.js/.exec(String((await get('')).body))?.[0] ?? 'none'

      test('every response has each header once, including errors and the API’s', async () => {
        const answers = {
          page: [await get(''), 200, '/'],
          address: [await get('users/1?q=Ada'), 200, '/users/1'],
          asset: [await get(await script()), 200, '/assets/x.js'],
          icon: [await get('favicon.svg'), 200, '/favicon.svg'],
          'service worker': [await get('sw.js'), 200, '/sw.js'],
          gone: [await get('assets/gone.js'), 404, '/'],
          'missing settings': [await get('roster.json'), 404, '/'],
          api: [await call('/organizations/roles'), 401, '/'],
          'of another site': [await call('/x', { headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403, '/'],
          'too long': [await call('/silent', { method: 'PUT', body: 'x'.repeat(70_000) }), 413, '/'],
          'another method': [await call('/x', { method: 'DELETE' }), 405, '/'],
          cut: [await call('/cut'), 502, '/'],
          silent: [await call('/silent'), 504, '/'],
        } as const
        for (const [name, [{ status, headers }, wanted, path]] of Object.entries(answers)) {
          expect.soft(status, name).toBe(wanted)
          expect.soft(headers, name).toMatchObject({ ...expected, 'cache-control': cacheControl(path) })
          for (const other of ['set-cookie', 'www-authenticate', 'access-control-allow-origin'])
            expect.soft(headers, name).not.toHaveProperty(other)
        }
      })

      test('a missing asset or roster.json is a 404, not the page', async () => {
        for (const path of ['assets/gone.js', 'roster.json'])
          expect(String((await get(path, { Accept: 'text/html' })).body)).not.toContain('id="root"')
        expect(String((await get('users/gone')).body)).toContain('id="root"')
      })

      test('the service worker is a script beside the page', async () => {
        const { headers, body } = await get('sw.js')
        expect(headers['content-type']).toMatch(/^(text|application)\/javascript\b/)
        expect(String(body)).toContain('sharedworker')
      })

      test('files compressed by the build are sent', async () => {
        for (const path of ['', 'users/1', 'sw.js', await script()]) {
          const plain = await get(path)
          const br = await get(path, { 'Accept-Encoding': 'gzip, deflate, br, zstd' })
          const gzip = await get(path, { 'Accept-Encoding': 'gzip' })
          expect(plain.headers).not.toHaveProperty('content-encoding')
          for (const { headers } of [br, gzip]) expect(headers.vary).toBe('Accept-Encoding')
          expect(br.headers['content-encoding']).toBe('br')
          expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true)
          expect(gzip.headers['content-encoding']).toBe('gzip')
          expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
          for (const { headers } of [plain, br, gzip])
            expect(headers['content-type']).toMatch(/; ?charset=utf-8$/i)
        }
      })

      test('the API is called over TLS by name, without the browser’s headers', async () => {
        const answer = await call('/organizations/users?page=0&q=%C5%82', {
          method: 'PUT',
          body: '{"ł":1}',
          headers: { 'Content-Type': 'application/json;charset=UTF-8' },
        })
        expect(answer.headers.connection).toBe('close')
        expect((await get('')).headers.connection).not.toBe('close')
        const { serverName, method, url, headers } = server.heard.at(-1) ?? {}
        expect({ serverName, method, url }).toEqual({
          serverName: 'localhost',
          method: 'PUT',
          url: '/organizations/users?page=0&q=%C5%82',
        })
        const { host, connection, 'content-length': length, 'transfer-encoding': _, ...rest } = headers ?? {}
        expect(host).toMatch(/^localhost:\d+$/)
        expect(connection).toBe('close')
        expect(length).toBe('8')
        expect(rest).toEqual({
          accept: 'application/json',
          authorization: token,
          'content-type': 'application/json;charset=UTF-8',
          'user-agent': 'Roster',
        })
      })

      test('a request is sent once, even if it fails', async () => {
        for (const [path, status] of [
          ['/cut', 502],
          ['/silent', 504],
        ] as const) {
          const before = server.heard.length
          expect((await call(path, { method: 'POST' })).status).toBe(status)
          expect(server.heard.slice(before).map(({ url }) => url)).toEqual([path])
        }
      })

      test('http redirects to https, except API requests', async () => {
        const { status, headers } = await ask(`${server.plainOrigin}${base}users?q=Ada`)
        expect(status).toBe(308)
        expect(headers.location).toBe(`https://localhost${base}users?q=Ada`)
        expect((await ask(`${server.plainOrigin}${base}api/organizations/users`)).status).toBe(403)
      })

      test('the log contains no token and no search text', async () => {
        await call('/organizations/users?page=0&size=20')
        await get('users?q=Lovelace')
        await get('assets/gone.js?q=Lovelace')
        await call('/cut')
        await expect.poll(server.log).toContain('/cut')
        const log = server.log()
        expect(log).toContain('/users')
        for (const secret of [token, 'Lovelace', 'session=1', 'Mozilla']) expect(log).not.toContain(secret)
      })
    })
  }

  for (const [what, apiName, isTrusted] of [
    ['with a certificate of an untrusted authority', 'localhost', false],
    ['with a certificate for another name', '127.0.0.1', true],
  ] as const) {
    test(`${kind} refuses an API ${what}`, async () => {
      const folder = test.info().outputDir
      mkdirSync(folder, { recursive: true })
      const other = isTrusted ? {} : { API_CA: makeCertificates(folder).authority }
      const server = await startServer(kind, other, { apiName })
      const { authority, origin, heard } = server
      const headers = { ...browser, Authorization: token }
      expect((await ask(`${origin}/api/organizations/users`, { authority, headers })).status).toBe(502)
      expect(heard).toEqual([])
      await server.stop()
    })
  }

  test.describe(`${kind} as a token proxy`, () => {
    test.describe.configure({ mode: 'default' })
    let server: Server
    test.beforeAll(async () => {
      server = await startServer(kind, { TOKEN_MODE: 'proxy' }, { token })
    })
    test.afterAll(() => server.stop())

    const get = (path: string, headers: Record<string, string> = {}) =>
      ask(server.origin + path, { authority: server.authority, headers })

    test('requires its own sign-in', async () => {
      for (const path of ['/', '/users', '/assets/gone.js', '/api/organizations/users']) {
        for (const own of [{}, { Authorization: token }, { Authorization: 'Basic YWRhOmFkYQ==' }]) {
          const { status, headers } = await get(path, { ...browser, ...own })
          expect(status).toBe(401)
          expect(headers).toMatchObject({ ...expected, 'www-authenticate': expect.stringMatching(/^Basic/) })
        }
      }
      expect(server.heard).toEqual([])
    })

    test('replaces the browser’s token with its own, and never sends it back', async () => {
      const answer = await get('/api/organizations/users', { ...browser, Authorization: basic })
      expect(server.heard.at(-1)?.headers.authorization).toBe(token)
      expect(JSON.stringify(answer.headers) + String(answer.body)).not.toContain(token)
    })

    test('refuses requests from other sites', async () => {
      const before = server.heard.length
      for (const site of ['cross-site', 'same-site', 'none']) {
        const headers = { ...browser, 'Sec-Fetch-Site': site, Authorization: basic }
        expect((await get('/api/organizations/users', headers)).status).toBe(403)
      }
      expect(server.heard.length).toBe(before)
    })

    test('logs the user, without password and token', async () => {
      await get('/api/organizations/roles', { ...browser, Authorization: basic })
      await expect.poll(server.log).toContain('/roles')
      expect(server.log()).toContain(admin.username)
      const log = server.log()
      for (const secret of [token, admin.password, basic.slice(6)]) expect(log).not.toContain(secret)
    })
  })

  test(`${kind} does not start if the token file holds anything else`, async () => {
    const starting = startServer(kind, { TOKEN_MODE: 'proxy' }, { token: `Authorization: ${token}` })
    await expect(starting).rejects.toThrow('must contain the token and nothing else')
  })
}

test('Caddy accepts the settings of roster.env as they come', () => {
  run('caddy', ['adapt', '--config', 'deploy/caddy/Caddyfile'])
})

test('a mistake in the token file leaves nginx’s configuration as it was', async () => {
  const folder = test.info().outputDir
  mkdirSync(folder, { recursive: true })
  const configure = (fileContent: string) => {
    writeFileSync(join(folder, 'token'), fileContent)
    const settings = { TOKEN_MODE: 'proxy', TOKEN_FILE: join(folder, 'token'), DNS_RESOLVER: '127.0.0.1' }
    run('deploy/nginx/configure.sh', [folder], settings)
  }
  configure(token)
  expect(() => configure(`"${token}"`)).toThrow('must contain the token and nothing else')
  expect(readFileSync(join(folder, 'roster/token.conf'), 'utf8')).toContain(token)
})

/** Runs a command with the settings of roster.env. Throws with its output if it fails. */
function run(command: string, args: string[], own: Record<string, string> = {}) {
  const env = { ...process.env, ...parseEnv(readFileSync('deploy/roster.env', 'utf8')), ...own }
  execFileSync(command, args, { env, stdio: 'pipe' })
}
