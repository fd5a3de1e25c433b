import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { API_PORT } from '../../fake-api/port.ts'
import { makeCertificates } from './certificates.ts'
import { freePort, startListening } from './running.ts'
import { startUpstream } from './upstream.ts'

const root = resolve(import.meta.dirname, '../..')

export type Kind = 'nginx' | 'caddy'

/** The folder of the build for /roster/ (setup.ts). */
export const belowPath = join(root, '.cache/deploy/roster')
/** The sign-in of the servers that add the token themselves. */
export const admin = { username: 'ada', password: 'correct horse' }
/** The password, hashed by bcrypt with as few rounds as possible. */
const hash = '$2b$04$a.W64/qu/oak5yT5HjOhG.JXJz0igqb1zN2CH2k0YbQU2tcOK/CSW'

/** Starts a server of deploy/ by its own start.sh and defaults, with an API behind it. */
export async function startServer(
  kind: Kind,
  own: Record<string, string> = {},
  { apiName = 'localhost', token = '' } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), `roster-${kind}-`))
  // When root starts nginx, its workers run as another user.
  chmodSync(folder, 0o755)
  const at = (name: string) => join(folder, name)
  mkdirSync(at('ca'))
  const certificates = makeCertificates(at('ca'))
  const upstream = await startUpstream(certificates)
  const base = own.BASE_PATH ?? '/'
  cpSync(base === '/' ? join(root, 'dist') : belowPath, join(folder, 'www', base), { recursive: true })
  writeFileSync(at('token'), token)
  writeFileSync(at('passwords'), `${admin.username}${kind === 'nginx' ? ':' : ' '}${hash}\n`)

  const [httpsPort, httpPort] = [await freePort(), await freePort()]
  const env = {
    ...parseEnv(readFileSync(join(root, 'deploy/roster.env'), 'utf8')),
    SERVER_NAME: 'localhost',
    HTTPS_PORT: String(httpsPort),
    HTTP_PORT: String(httpPort),
    WEB_ROOT: at('www'),
    TLS_CERTIFICATE: certificates.certificate,
    TLS_KEY: certificates.key,
    TLS: `${certificates.certificate} ${certificates.key}`,
    API_HOST: `${apiName}:${upstream.port}`,
    API_CA: certificates.authority,
    API_TIMEOUT: '1s',
    DNS_RESOLVER: upstream.resolver,
    ACCESS_LOG: at('access.log'),
    PASSWORDS: at('passwords'),
    TOKEN_FILE: at('token'),
    // Caddy stores its data here.
    XDG_DATA_HOME: at('data'),
    XDG_CONFIG_HOME: at('config'),
    ...own,
  }
  const command = join(root, 'deploy', kind, 'start.sh')
  const args = kind === 'nginx' ? [at('run')] : []
  const { output, stop } = await startListening(httpsPort, command, args, { PATH: process.env.PATH, ...env })

  return {
    kind,
    base,
    origin: `https://localhost:${httpsPort}`,
    plainOrigin: `http://localhost:${httpPort}`,
    authority: certificates.authority,
    /** Requests that the API received, in order. */
    heard: upstream.heard,
    /** Everything that the server has logged. */
    log: () => output() + (kind === 'nginx' ? readFileSync(at('access.log'), 'utf8') : ''),
    async stop() {
      await stop()
      upstream.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

export type Server = Awaited<ReturnType<typeof startServer>>

/** Starts the server of `npm start` below a path, without building. */
export async function startPreview(base: string) {
  const port = await freePort()
  const args = ['preview', '--outDir', belowPath, '--port', String(port), '--strictPort']
  const env = { ...process.env, BASE_PATH: base, API_URL: `http://127.0.0.1:${API_PORT}` }
  const { stop } = await startListening(port, 'vite', args, env)
  return { base, origin: `http://localhost:${port}`, stop }
}
