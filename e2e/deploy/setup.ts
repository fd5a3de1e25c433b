import { execFileSync } from 'node:child_process'
import { test as setup } from '@playwright/test'
import { belowPath } from './server.ts'

setup('nginx and Caddy are installed', () => {
  setup.setTimeout(300_000)
  execFileSync(process.execPath, ['scripts/servers.mjs'], { stdio: 'inherit' })
})

setup('Roster is built for /roster/', () => {
  setup.setTimeout(120_000)
  execFileSync('vite', ['build', '--logLevel', 'error', '--emptyOutDir', '--outDir', belowPath], {
    env: { ...process.env, BASE_PATH: '/roster/' },
    stdio: 'inherit',
  })
})
