import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { answered, freePort } from '../../bench/servers.ts'
import type { DrivenBrowser, DrivenTab, Profile } from './driver.ts'
import { type Command, commandsTo, pressAt, typing } from './webdriver.ts'

/** Keys that give no character, as WebDriver writes them. */
const keys = { Enter: '\uE007', Escape: '\uE00C' }

/**
 * WebKitWebDriver tells nothing of what a page complains of, and runs nothing before the page's scripts. So a page is
 * watched from when it is loaded on.
 */
const watch = `(() => {
  const told = (window.problems = [])
  addEventListener('error', ({ message }) => told.push(message))
  addEventListener('unhandledrejection', ({ reason }) => told.push(String(reason)))
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    told.push('The policy refused ' + violatedDirective + ' ' + blockedURI))
  for (const kind of ['error', 'warn']) console[kind] = (...all) => told.push(all.join(' '))
})()`

interface Start {
  /** WebKitWebDriver, which starts and drives the browser. */
  driver: string
  /** MiniBrowser, the browser that WebKitGTK brings along. */
  browser: string
  /** The screen that nobody sees. */
  xvfb: string
}

/** WebKitGTK by W3C WebDriver, on a screen that nobody sees. */
export async function startWebKit({ driver, browser, xvfb }: Start): Promise<DrivenBrowser> {
  // Without the first argument it restarts whenever the last window closes, and refuses windows meanwhile.
  const screen = spawn(
    xvfb,
    ['-noreset', '-displayfd', '1', '-screen', '0', '2600x1500x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const [display] = (await once(createInterface(screen.stdout), 'line')) as [string]
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, DISPLAY: `:${display}` }
  const driving = spawn(driver, [`--port=${port}`], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const close = async () => {
    driving.kill()
    screen.kill()
  }
  const command = commandsTo(url)
  const start = () => command<Session>('POST', '/session', { capabilities: { alwaysMatch: wanted } })
  const wanted = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  }
  try {
    await answered(`${url}/status`)
    const { sessionId, capabilities } = await start()
    await command('DELETE', `/session/${sessionId}`)
    return {
      version: `WebKitGTK/${capabilities.browserVersion}`,
      // A session is a browser of its own, which forgets all when it ends.
      profile: async () => openProfile(command, (await start()).sessionId),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

interface Session {
  sessionId: string
  capabilities: { browserVersion: string }
}

function openProfile(root: Command, sessionId: string): Profile {
  const command: Command = (method, path, body) => root(method, `/session/${sessionId}${path}`, body)
  const problems: string[] = []
  let opened = 0
  return {
    async open() {
      // The session has brought a window along. A tab behind another one would never answer to a mouse.
      const handle =
        opened++ === 0
          ? await command<string>('GET', '/window')
          : (await command<{ handle: string }>('POST', '/window/new', { type: 'window' })).handle
      return drive(command, handle, problems)
    },
    async problems() {
      // The last complaints of each page come along with an answer.
      for (const handle of await command<string[]>('GET', '/window/handles')) {
        await drive(command, handle, problems).evaluate('null')
      }
      return problems
    },
    async close() {
      await command('DELETE', '')
    },
  }
}

function drive(command: Command, handle: string, problems: string[]): DrivenTab {
  /** One tab is spoken with at a time. */
  const here: Command = async (method, path, body) => {
    await command('POST', '/window', { handle })
    return command(method, path, body)
  }
  /** Takes what the page has complained of along with each answer: it is gone when the page goes. */
  const evaluate = async (expression: string) => {
    const script = `return Promise.resolve(${expression}).then((value) => [value, (window.problems ?? []).splice(0)])`
    const [value, told] = await here<[unknown, string[]]>('POST', '/execute/sync', { script, args: [] })
    problems.push(...told)
    return value
  }
  return {
    async go(url) {
      await here('POST', '/url', { url })
      await evaluate(watch)
    },
    async reload() {
      await here('POST', '/refresh')
      await evaluate(watch)
    },
    // `hardReload` is missing: no command of WebDriver does that.
    evaluate,
    async click(x, y) {
      await here('POST', '/actions', pressAt(x, y))
    },
    async type(text) {
      await here('POST', '/actions', typing(text.replaceAll('\n', keys.Enter)))
    },
    async press(key) {
      await here('POST', '/actions', typing(keys[key]))
    },
    async resize(width, height) {
      const frame = (await evaluate('outerHeight - innerHeight')) as number
      await here('POST', '/window/rect', { width, height: height + frame })
    },
    async screenshot() {
      return Buffer.from(await here<string>('GET', '/screenshot'), 'base64')
    },
    async close() {
      await here('DELETE', '/window')
    },
  }
}
