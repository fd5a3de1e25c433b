import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Browser } from '@playwright/test'
import { parseSync } from 'vite'
import type { Site } from './servers.ts'

/** Describes, in a sentence, the scripts and styles that a browser with an empty cache downloads until the first table shows. */
export async function downloaded(
  browser: Browser,
  { name, url, files }: Site,
  token: string,
): Promise<string> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    await page.getByLabel('Organization token').fill(token)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('table', { name: 'Users' }).getByRole('link').first().waitFor()
    const ofPage = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
        ({ name: address, encodedBodySize }) => ({ address, encodedBodySize }),
      ),
    )
    const total = (ending: string) =>
      sum(ofPage.filter(({ address }) => address.endsWith(ending)).map((it) => it.encodedBodySize))
    // Resource timing of a page does not include its shared worker.
    const workers = (await workersOf(browser)).filter((address) => address.startsWith(url))
    const scripts = workers.flatMap((address) => withImports(files, new URL(address).pathname))
    const ofWorkers = sum(await Promise.all(scripts.map((path) => weigh(new URL(path, url)))))
    return (
      `${name}, gzipped until the first table: scripts ${kB(total('.js'))} + worker ${kB(ofWorkers)}, ` +
      `styles ${kB(total('.css'))}`
    )
  } finally {
    await context.close()
  }
}

async function workersOf(browser: Browser): Promise<string[]> {
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  await session.detach()
  return targetInfos.filter(({ type }) => type === 'shared_worker').map((target) => target.url)
}

/** Returns a script and everything it imports statically, as paths on its server. */
function withImports(files: string, path: string): string[] {
  const { staticImports } = parseSync(path, readFileSync(join(files, path), 'utf8')).module
  const imported = staticImports.map(({ moduleRequest }) => new URL(moduleRequest.value, `http://x${path}`))
  return [path, ...new Set(imported.flatMap(({ pathname }) => withImports(files, pathname)))]
}

/** Measures a response body as it comes over the wire, which `fetch` does not tell. */
function weigh(url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      buffer(response).then(({ length }) => resolve(length), reject)
    }).on('error', reject)
  })
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
