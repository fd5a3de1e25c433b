import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import { API_PORT } from './fake-api/port.ts'

const port = Number(process.env.E2E_PORT ?? 4273)
const api = `http://127.0.0.1:${API_PORT}`

// Kept in the environment, so that Playwright's workers, which read this file again, don't search again.
process.env.CHROMIUM_PATH ??= execFileSync(process.execPath, ['scripts/chromium.mjs'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim()

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // One more than the cores of CI: a story often waits.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // One that passes only the second time is told as flaky: a bug, but no reason to hold up the others.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Warsaw',
    // Tracing takes a third of the time. In CI what has failed is traced when it is tried again.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH },
  },
  projects: [
    { name: 'roster', testIgnore: 'deploy/**' },
    { name: 'servers', testMatch: 'deploy/setup.ts' },
    {
      name: 'deploy',
      testMatch: 'deploy/*.spec.ts',
      dependencies: ['servers'],
      // An authority of the test's own vouches for the servers. (`ignoreHTTPSErrors` does not reach a worker.)
      use: {
        launchOptions: {
          executablePath: process.env.CHROMIUM_PATH,
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
