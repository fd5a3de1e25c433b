import { type Browser, launch, type Page } from 'puppeteer-core'
import type { DrivenBrowser, DrivenTab, Profile } from './driver.ts'

interface Start {
  browser: 'chrome' | 'firefox'
  executablePath: string
  /** Runs in every page before its own scripts. */
  before?: string
}

/** Firefox by WebDriver BiDi, Chromium by its own protocol. */
export async function startPuppeteer({
  browser: kind,
  executablePath,
  before,
}: Start): Promise<DrivenBrowser> {
  // Chromium starts no sandbox for root.
  const args = kind === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await launch({ browser: kind, executablePath, args })
  return {
    version: await browser.version(),
    profile: () => openProfile(browser, { browser: kind, ...(before === undefined ? {} : { before }) }),
    close: () => browser.close(),
  }
}

async function openProfile(
  browser: Browser,
  { browser: kind, before }: Pick<Start, 'browser' | 'before'>,
): Promise<Profile> {
  const context = await browser.createBrowserContext()
  const problems: string[] = []
  return {
    async open() {
      const page = await context.newPage()
      // A page that is left with an unsaved journal asks first.
      page.on('dialog', (asked) => void asked.accept())
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('console', (message) => {
        // Answers that are errors are told there too; those are what some stories are about.
        const expected = message.text().startsWith('Failed to load resource')
        if (['error', 'warn'].includes(message.type()) && !expected) problems.push(message.text())
      })
      // Firefox does not tell a driver what the policy refused.
      await page.evaluateOnNewDocument(
        `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error('The policy refused', violatedDirective, blockedURI))`,
      )
      if (before !== undefined) await page.evaluateOnNewDocument(before)
      return drive(page, kind)
    },
    problems: async () => problems,
    close: () => context.close(),
  }
}

function drive(page: Page, kind: Start['browser']): DrivenTab {
  return {
    async go(url) {
      await page.goto(url)
    },
    async reload() {
      await page.reload()
    },
    async hardReload() {
      // Of Firefox alone: the argument of old, which is in no standard.
      if (kind === 'firefox')
        await Promise.all([page.waitForNavigation(), page.evaluate('location.reload(true)')])
      else await page.reload({ ignoreCache: true })
    },
    evaluate: (expression) => page.evaluate(expression),
    async click(x, y) {
      // A tab behind another one gets no mouse.
      await page.bringToFront()
      await page.mouse.click(x, y)
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  }
}
