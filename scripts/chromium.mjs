// Finds the browser for the end-to-end tests, or installs one: `node scripts/chromium.mjs` prints its path.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

/** The path of a Chromium that runs here; installs one where there is none. Throws, saying what to do, where that fails. */
export async function findChromium(env = process.env) {
  const named = env.CHROMIUM_PATH
  if (named && !runs(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not run.`)
  const found = named || (await playwrightChromium()) || systemChromium(env) || (await installChromium(env))
  if (found) return found
  throw new Error(
    'There is no Chromium here, and none could be installed. Install Chromium or Chrome by hand ' +
      '(Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name one with CHROMIUM_PATH.',
  )
}

/** The Chromium that Playwright has downloaded; undefined where it has not. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return runs(path) ? path : undefined
}

function systemChromium({ PATH = '', HOME = '', ...env }) {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
  const programs = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean)
  const candidates = {
    linux: inFolders(PATH.split(delimiter), names),
    darwin: inFolders(['/Applications', join(HOME, 'Applications')], apps),
    win32: inFolders(programs, ['Google/Chrome/Application/chrome.exe']),
  }
  return candidates[process.platform]?.find(runs)
}

function inFolders(folders, files) {
  return folders.flatMap((folder) => files.map((file) => join(folder, file)))
}

/** Whether there is a browser that starts: on Linux one may lie there without its libraries, or as a stub that wants a snap. */
function runs(path) {
  if (!existsSync(path)) return false
  // Elsewhere it brings all it needs, and on Windows `--version` would open a window.
  if (process.platform !== 'linux') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function installChromium(env) {
  // Debian's package first: it brings its libraries and fonts along, which Playwright's download does not.
  if (process.getuid?.() === 0 && isDebian()) {
    console.error('Installing Chromium from Debian …')
    const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) => attempt('apt-get', ['-qq', '-o', 'Acquire::http::Timeout=20', ...args], quiet)
    const done =
      apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core')
    const found = done && systemChromium(env)
    if (found) return found
  }
  console.error('Downloading Playwright’s Chromium …')
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  // On a closed network each of its five attempts waits this long for a connection.
  const impatient = { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  attempt(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], impatient)
  return playwrightChromium()
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Runs what installs something, for five minutes at most; its many words are shown only where it fails. */
function attempt(command, args, env) {
  const options = { env, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 300_000 }
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  if (status !== 0) console.error(error?.message ?? `${stdout}${stderr}`.split('\n').slice(-15).join('\n'))
  return status === 0
}

if (import.meta.filename === process.argv[1]) {
  ensureInstalled()
  try {
    console.log(await findChromium())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
