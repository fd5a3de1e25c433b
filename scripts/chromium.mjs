// Finds or installs the browser for the tests. `node scripts/chromium.mjs` prints its path, with `--headless` that of the
// lighter headless shell.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { attempt, installFromDebian } from './debian.mjs'
import { ensureInstalled, root } from './install.mjs'

/** Returns the path of a Chromium that runs here, and installs one if there is none. Throws with instructions if that fails. */
export async function findChromium(env = process.env) {
  const named = env.CHROMIUM_PATH
  if (named && !runs(named)) throw new Error(`CHROMIUM_PATH is ${named}, which does not run.`)
  const found = named || (await playwrightChromium()) || systemChromium(env) || (await installChromium(env))
  if (found) return found
  throw new Error(
    'No Chromium was found, and none could be installed. Install Chromium or Chrome yourself ' +
      '(Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH.',
  )
}

/**
 * Returns the path of Chromium's headless shell, which takes 40 % less time for the stories. Falls back to the Chromium of
 * `findChromium`, and uses the one that CHROMIUM_PATH names.
 */
export async function findHeadless(env = process.env) {
  if (env.CHROMIUM_PATH) return findChromium(env)
  const installed = () => inFolders((env.PATH ?? '').split(delimiter), ['chromium-headless-shell']).find(runs)
  const found = installed() ?? (installFromDebian(['chromium-headless-shell'], env) ? installed() : undefined)
  return found ?? findChromium(env)
}

/** The Chromium that Playwright has downloaded, if it runs. */
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

/** Whether this browser starts. On Linux its libraries may be missing, or it may be a stub that asks for a snap. */
function runs(path) {
  if (!existsSync(path)) return false
  // Elsewhere a browser is self-contained, and on Windows `--version` opens a window.
  if (process.platform !== 'linux') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function installChromium(env) {
  // Debian's package first: unlike Playwright's download, it includes libraries and fonts.
  const found = installFromDebian(['chromium', 'fonts-noto-core'], env) && systemChromium(env)
  if (found) return found
  console.error('Downloading Playwright’s Chromium …')
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  // Milliseconds that each of five attempts waits for a connection. Without a network the default is too long.
  const downloadEnv = { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  attempt(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], downloadEnv)
  return playwrightChromium()
}

if (import.meta.filename === process.argv[1]) {
  await ensureInstalled()
  try {
    // Both are installed by the one step that runs before all that need them.
    const [chromium, headless] = [await findChromium(), await findHeadless()]
    console.log(process.argv.includes('--headless') ? headless : chromium)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
