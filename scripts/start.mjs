// `npm start`: installs what is missing, builds, and serves the build on a free local port with /api proxied to API_URL.
// Arguments go to the server: `npm start -- --port 8080`.
import { ensureInstalled } from './install.mjs'
import { run } from './run.mjs'

ensureInstalled()
const built = await run('vite', ['build', '--logLevel', 'warn'])
if (built !== 0) process.exit(built)
const person = process.stdout.isTTY && !process.env.CI
process.exit(await run('vite', ['preview', ...(person ? ['--open'] : []), ...process.argv.slice(2)]))
