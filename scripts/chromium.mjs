// Finds the browser for the end-to-end tests, or installs one: `node scripts/chromium.mjs` prints its path.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { attempt, installFromDebian } from './debian.mjs'
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
  const found = installFromDebian(['chromium', 'fonts-noto-core'], env) && systemChromium(env)
  if (found) return found
  console.error('Downloading Playwright’s Chromium …')
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  // On a closed network each of its five attempts waits this long for a connection.
  const impatient = { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  attempt(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], impatient)
  return playwrightChromium()
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
