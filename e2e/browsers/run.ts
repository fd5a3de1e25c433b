import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { markdown } from '../../bench/markdown.ts'
import { build, createServers, freePort } from '../../bench/servers.ts'
import { type Candidate, candidates } from './browsers.ts'
import { openFront } from '../front.ts'
import { deployAnother } from './deployAnother.ts'
import type { DrivenBrowser } from './driver.ts'
import { list } from './stories/list.ts'
import { people } from './stories/people.ts'
import { plan } from './stories/plan.ts'
import { policy } from './stories/policy.ts'
import { reloads } from './stories/reload.ts'
import { session } from './stories/session.ts'
import type { Organization, Story } from './stories/story.ts'
import { type Tab, tabOf } from './tab.ts'

/*
 * `npm run test:browsers -- --browser firefox --story reload`: the same stories in several browsers. See
 * docs/browsers.md.
 */

const { values } = parseArgs({
  options: { browser: { type: 'string', default: '' }, story: { type: 'string', default: '' } },
})
const chosen = <Named extends { name: string }>(all: Named[], part: string) =>
  all.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()))
const browsers = chosen(candidates, values.browser)
const stories = chosen([policy, ...session, ...reloads, ...people, list, plan], values.story)
if (browsers.length === 0 || stories.length === 0)
  throw new Error('No browser or no story has this in its name.')

const apiPort = await freePort()
// Read by the modules that speak with the fake API.
process.env.API_PORT = String(apiPort)
const { createTestOrganization } = await import('../../fake-api/organization.ts')

let failures = 0

/** How long each story took, or that it failed. */
type Results = Map<string, string>

async function playAll(browser: DrivenBrowser, candidate: Candidate, origin: string): Promise<Results> {
  const results: Results = new Map()
  for (const story of stories) {
    if (story.keptOnly && !candidate.traits.keptOverReload) {
      results.set(story.name, 'signs out')
      continue
    }
    const start = performance.now()
    try {
      const notPlayed = await play(story, browser, candidate, origin)
      results.set(story.name, notPlayed ?? seconds(start))
    } catch (error) {
      failures += 1
      results.set(story.name, 'FAILED')
      console.error(error)
    }
    console.log(`${candidate.name}, ${story.name}: ${results.get(story.name)}`)
  }
  return results
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}

/** Plays one story in a profile of its own, and returns what it does. Where it fails, a picture of each tab is kept. */
async function play(story: Story, browser: DrivenBrowser, { name, traits }: Candidate, origin: string) {
  const profile = await browser.profile()
  const tabs: Tab[] = []
  const organizations: Organization[] = []
  const fronts: { close: () => void }[] = []
  const open = async (at = origin) => {
    const tab = tabOf(await profile.open(), at)
    await tab.resize(1280, 900)
    tabs.push(tab)
    return tab
  }
  try {
    const notPlayed = await story.play({
      traits,
      open: () => open(),
      async openSlow(path) {
        let released = Promise.resolve()
        const front = await openFront(origin, async ({ url = '' }, outgoing) => {
          if (!path.test(url)) return false
          // Or the browser would not ask a second time.
          outgoing.setHeader('Cache-Control', 'no-store')
          await released
          return false
        })
        fronts.push(front)
        return {
          tab: await open(front.url),
          hold() {
            const { promise, resolve } = Promise.withResolvers<void>()
            released = promise
            return resolve
          },
        }
      },
      async organization(wanted) {
        const organization = await createTestOrganization(wanted)
        organizations.push(organization)
        return organization
      },
      deploy: () => deployAnother(servers.folder),
    })
    judge(await profile.problems(), story)
    return notPlayed
  } catch (error) {
    for (const [n, tab] of tabs.entries()) await keepPicture(tab, `${name} ${story.name} ${n + 1}`)
    throw error
  } finally {
    await profile.close()
    for (const { close } of fronts) close()
    await Promise.all(organizations.map(({ drop }) => drop()))
  }
}

function judge(problems: string[], { complains: expected, mayComplain }: Story) {
  const others = problems.filter((problem) => !expected?.test(problem) && !mayComplain?.test(problem))
  if (others.length > 0) throw new Error(`The page complains: ${others.join('; ')}`)
  if (expected && problems.length === 0) throw new Error('The page complains of nothing, though it should.')
}

async function keepPicture(tab: Tab, name: string) {
  const folder = join(import.meta.dirname, '../../test-results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.png`)
  try {
    writeFileSync(file, await tab.screenshot())
  } catch {
    // A closed tab has no picture, and the story's own failure is the one to be told.
  }
}

/** The last row of the table. */
const all = 'All of them'

const servers = createServers()
const table = new Map<string, Results>()
try {
  await build(servers.folder)
  const apiUrl = `http://127.0.0.1:${apiPort}`
  await servers.start(`${apiUrl}/__control/health`, ['fake-api/server.ts'], { API_PORT: String(apiPort) })
  const { url } = await servers.serve(servers.folder, apiUrl)
  for (const candidate of browsers) {
    const start = performance.now()
    try {
      const browser = await candidate.start()
      try {
        const results = await playAll(browser, candidate, new URL(url).origin)
        table.set(`${candidate.name} (${browser.version})`, results.set(all, seconds(start)))
      } finally {
        await browser.close()
      }
    } catch (error) {
      failures += 1
      console.error(`${candidate.name}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
} finally {
  servers.stop()
}

const rows = [...stories.map(({ name }) => name), all].map((name) =>
  [name].concat([...table.values()].map((results) => results.get(name) ?? '')),
)
console.log(`\n${markdown(['Story', ...table.keys()], rows)}\n`)
console.log(`${failures} failed${failures > 0 ? '; pictures of the pages are in test-results/' : ''}`)
if (failures > 0) process.exitCode = 1
