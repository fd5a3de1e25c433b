import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../bench/servers.ts'
import { startTestApi } from './testApi.fixture.ts'

const { base, organization } = startTestApi()

/** Runs the probe as `npm run probe` does. */
async function run(args: string[], { token = 'tot_none', api = base(), ca = '' } = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args], {
    env: { ...process.env, API_URL: api, ...(ca && { NODE_EXTRA_CA_CERTS: ca }) },
  })
  // Writing fails if the probe exits before it reads its input; that is expected.
  child.stdin.on('error', () => {}).end(token)
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => {
      child.on('exit', resolve)
    }),
  ])
  return { out, err, code }
}

describe('npm run probe', () => {
  it('takes the token from standard input and prints Markdown, or JSON', async () => {
    const { token } = await organization({ people: 5, enrollments: 'missing' })
    const readable = await run([], { token: `${token}\n` })
    expect(readable).toMatchObject({ code: 1, err: '' })
    expect(readable.out).toMatch(/^# How the API compares with its contract\n/)
    expect(readable.out).toContain('| list of enrollments | **differs** | can’t be read (404) |')
    const { out } = await run(['--json'], { token })
    expect(JSON.parse(out)).toMatchObject({
      api: base(),
      stopped: null,
      findings: expect.any(Array) as unknown[],
    })
    expect(readable.out + out).not.toContain(token)
  })

  it('exits with 3 if the token is refused', async () => {
    const { out, code } = await run([])
    expect(code).toBe(3)
    expect(out).toContain('**The probe stopped early.** The API refused the token (401).')
  })

  it.each([
    ['a token as an argument', ['tot_argument'], {}, 'Write the token to standard input'],
    ['an unknown option', ['--token=tot_argument'], {}, 'Write the token to standard input'],
    ['no token', [], { token: ' \n' }, 'There is no token on standard input.'],
    ['an invalid token', [], { token: 'tot a' }, 'no valid token'],
    ['plain http to another machine', [], { api: 'http://api.example' }, 'API_URL must start with https:'],
    ['an invalid address', [], { api: 'api' }, 'API_URL must be an address'],
    ['an address with a password', [], { api: 'https://a:b@api.example' }, 'API_URL must be an address'],
    ['an invalid number', ['--pages', 'all'], {}, '--pages must be a whole number'],
  ])('does not start with %s', async (_, args, given, says) => {
    const { out, err, code } = await run(args, given)
    expect({ out, code }).toEqual({ out: '', code: 2 })
    expect(err).toContain(says)
    expect(err).toContain('npm run probe -- --help')
    expect(err).not.toContain('tot_argument')
  })

  it('prints help', async () => {
    const { out, code } = await run(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('API_URL=https://api.example npm run --silent probe < token.txt')
  })
})

describe('over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-probe-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  let authorized: (string | undefined)[] = []
  let server: Server
  let api = ''

  beforeAll(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert]
    execFileSync('openssl', [...made, ...subject], { stdio: 'ignore' })
    server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      authorized.push(request.headers.authorization)
      response.writeHead(404).end()
    })
    const port = await freePort()
    await new Promise<void>((resolve) => {
      server.listen(port, 'localhost', resolve)
    })
    api = `https://localhost:${port}`
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  it('does not send the token to a server whose certificate can’t be verified', async () => {
    const { out, code } = await run([], { api })
    expect(code).toBe(3)
    expect(out).toContain('The API could not be reached: no response (DEPTH_ZERO_SELF_SIGNED_CERT).')
    expect(authorized).toEqual([])
  })

  it('reports the TLS version', async () => {
    authorized = []
    const { out, code } = await run([], { api, ca: cert })
    expect(code).toBe(1)
    expect(out).toMatch(/\| TLS \| as in the contract \| TLSv1\.3 \d+ \|/)
    expect(authorized).toContain('tot_none')
  })
})

it('only ask.ts can send a request, and names no method that changes anything', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) =>
    /^(?!.*\.(test|fixture)\.).*\.ts$/.test(name),
  )
  const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
  const network = /node:https?'|node:http2|node:net'|node:tls'|\bfetch\(|connectApi|undici|child_process/
  expect(sources.filter((name) => network.test(read(name)))).toEqual(['ask.ts'])
  expect(
    read('ask.ts')
      .match(/'(?:GET|OPTIONS|HEAD|POST|PUT|PATCH|DELETE)'/g)
      ?.every((method) => /GET|OPTIONS/.test(method)),
  ).toBe(true)
  expect(read('ask.ts')).toContain("type Method = 'GET' | 'OPTIONS'\n")
})
