import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import { API_PORT } from './fake-api/port.ts'

const port = Number(process.env.E2E_PORT ?? 4273)
const api = `http://127.0.0.1:${API_PORT}`

const findBrowser = (...args: string[]) =>
  execFileSync(process.execPath, ['scripts/chromium.mjs', ...args], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()

// Kept in the environment: Playwright's workers read this file again and must not search again. The stories run in the
// headless shell; those with a profile of their own need the whole browser.
process.env.HEADLESS_PATH ??= findBrowser('--headless')
process.env.CHROMIUM_PATH ??= findBrowser()

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // One more than CI has cores: a test often waits.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // The second try records a trace. A test that passes only then fails the run.
  retries: process.env.CI ? 1 : 0,
  failOnFlakyTests: true,
  reporter: 'list',
  // Long enough for a busy machine, also if pages are slowed down (e2e/roster.ts).
  timeout: 60_000 * Number(process.env.E2E_SLOWDOWN ?? 1),
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Warsaw',
    // Fades of dialogs and messages only cost time here: no story is about them.
    contextOptions: { reducedMotion: 'reduce' },
    // Tracing takes a third of the time, so CI traces only the second try of a failed test.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: { executablePath: process.env.HEADLESS_PATH },
  },
  projects: [
    { name: 'roster', testIgnore: 'deploy/**' },
    { name: 'servers', testMatch: 'deploy/setup.ts' },
    {
      name: 'deploy',
      testMatch: 'deploy/*.spec.ts',
      dependencies: ['servers'],
      // The tests sign the servers' certificates themselves. (`ignoreHTTPSErrors` does not reach a worker.)
      use: {
        launchOptions: {
          executablePath: process.env.HEADLESS_PATH,
          args: ['--ignore-certificate-errors'],
        },
      },
    },
  ],
  webServer: [
    { command: 'node fake-api/server.ts', url: `${api}/__control/health` },
    {
      command: `vite preview --port ${port} --strictPort`,
      url: `http://localhost:${port}`,
      env: { API_URL: api },
    },
  ],
})
