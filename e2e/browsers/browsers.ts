import { execFileSync, spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import type { DrivenBrowser } from './driver.ts'
import { startPuppeteer } from './puppeteer.ts'
import type { Traits } from './stories/story.ts'
import { startWebKit } from './webkit.ts'

/** A browser that the stories are played in. */
export interface Candidate {
  name: string
  traits: Traits
  /** Starts it; installs it where it is missing. Throws, saying what to do, where that can't be done. */
  start: () => Promise<DrivenBrowser>
}

export const candidates: Candidate[] = [
  {
    name: 'Chromium',
    traits: { sharedDesk: true, keptOverReload: true, extendedLifetime: true },
    start: () => startPuppeteer({ browser: 'chrome', executablePath: chromium() }),
  },
  {
    name: 'Chromium without SharedWorker',
    traits: { sharedDesk: false, keptOverReload: false, extendedLifetime: false },
    start: () =>
      startPuppeteer({ browser: 'chrome', executablePath: chromium(), before: 'delete window.SharedWorker' }),
  },
  {
    name: 'Firefox ESR',
    traits: { sharedDesk: true, keptOverReload: true, extendedLifetime: false },
    start: () =>
      startPuppeteer({
        browser: 'firefox',
        executablePath: installed('firefox-esr', '/usr/bin/firefox-esr'),
      }),
  },
  {
    name: 'WebKitGTK',
    traits: { sharedDesk: true, keptOverReload: true, extendedLifetime: false },
    start: () =>
      startWebKit({
        xvfb: installed('xvfb', '/usr/bin/Xvfb'),
        driver: installed('webkit2gtk-driver', '/usr/bin/WebKitWebDriver'),
        browser: installed('webkit2gtk-driver', '/usr/lib/*/webkit2gtk-4.*/MiniBrowser'),
      }),
  },
]

function chromium(): string {
  const script = ['scripts/chromium.mjs']
  return execFileSync(process.execPath, script, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
}

/** Where a package of Debian has put this file; installs the package where it is missing. */
function installed(name: string, pattern: string): string {
  const find = () => globSync(pattern)[0]
  const found = find()
  if (found !== undefined) return found
  spawnSync(process.execPath, ['scripts/debian.mjs', name, 'fonts-noto-core'], { stdio: 'inherit' })
  const now = find()
  if (now !== undefined) return now
  throw new Error(
    `There is no ${pattern} here, and it could not be installed: that takes Debian and root. ` +
      `Install it by hand (apt-get install ${name}), or leave this browser out with --browser.`,
  )
}
