import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from '@playwright/test'

/** Launches the Chromium of this machine; installs one if there is none. */
export function launchChromium(): Promise<Browser> {
  const executablePath = execFileSync(process.execPath, ['scripts/chromium.mjs'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
  return chromium.launch({ executablePath })
}
