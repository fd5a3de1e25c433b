// `npm start`: installs missing packages, builds, and serves the build on a free local port. Proxies /api to API_URL.
// Passes arguments to the server: `npm start -- --port 8080`.
import { ensureInstalled } from './install.mjs'
import { run } from './run.mjs'

await ensureInstalled()
const buildCode = await run('vite', ['build', '--logLevel', 'warn'])
if (buildCode !== 0) process.exit(buildCode)
const isInteractive = process.stdout.isTTY && !process.env.CI
process.exit(await run('vite', ['preview', ...(isInteractive ? ['--open'] : []), ...process.argv.slice(2)]))
