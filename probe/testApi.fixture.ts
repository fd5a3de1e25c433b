import { createServer, type RequestListener } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { createServers, freePort } from '../bench/servers.ts'
import type { Wanted } from '../fake-api/control.ts'
import { createTestOrganization } from '../fake-api/organization.ts'
import type { Verdict } from './finding.ts'
import { probe, type Report } from './probe.ts'

/** Starts the fake API over real HTTP for the tests of a file. `organization` creates one in it. */
export function startTestApi() {
  const servers = createServers()
  let base = ''

  beforeAll(async () => {
    const port = await freePort()
    base = `http://127.0.0.1:${port}`
    await servers.start(`${base}/__control/health`, ['fake-api/server.ts'], { API_PORT: String(port) })
  })
  afterAll(servers.stop)

  return {
    base: () => base,
    organization: (wanted: Wanted) => createTestOrganization(wanted, base),
    /** Probes an organization with these options. */
    async probed(wanted: Wanted, limits: Partial<Limits> = {}) {
      const organization = await createTestOrganization(wanted, base)
      return { ...(await run(base, organization.token, limits)), organization }
    },
  }
}

/** Probes a server with this request listener. */
export async function probedServer(listener: RequestListener, token = 'tot_real') {
  const server = createServer(listener)
  const port = await freePort()
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  try {
    return await run(`http://127.0.0.1:${port}`, token)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

interface Limits {
  mostPages: number
  timeout: number
}

async function run(base: string, token: string, { mostPages = 200, timeout = 60_000 }: Partial<Limits> = {}) {
  const pauses: number[] = []
  const delay = (ms: number) => (pauses.push(ms), Promise.resolve())
  const report = await probe({ base, token, timeout, delay }, mostPages)
  return { report, pauses, found: (point: string) => foundIn(report, point) }
}

/** Returns what a report says about a point: `agrees: 20, which is correct`. */
function foundIn({ findings }: Report, point: string): string {
  const there = findings.filter((it) => it.point === point)
  const texts: `${Verdict}: ${string}`[] = there.map(({ verdict, found }) => `${verdict}: ${found}` as const)
  return texts.join(' | ')
}
