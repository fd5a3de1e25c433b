import type { Browser, Locator, Page } from '@playwright/test'
import type { createTestOrganization } from '../fake-api/organization.ts'
import type { UserResponse } from '../src/demo/wire.ts'
import { painted, watchPaints } from './paints.ts'
import type { Site } from './servers.ts'

/** What a visit measures, in the order in which it comes to it. */
export const steps = ['cold', 'submit', 'reload', 'reloadAgain', 'next', 'open', 'act'] as const

/** Milliseconds of each step. */
export type Visit = Record<(typeof steps)[number], number>

/** Under what a visit is made. */
export interface Condition {
  /** Milliseconds that each answer of the API takes. */
  latency: number
  /** How many times slower the page's main thread is made. */
  cpu: number
}

type Organization = Awaited<ReturnType<typeof createTestOrganization<UserResponse>>>

const size = 20

/**
 * One visit, from an empty cache on: signs in, reloads twice, turns a page, opens a person, terminates them. Both pages
 * have the same names for things, so the visit is the same.
 */
export async function visit(
  browser: Browser,
  { url }: Site,
  organization: Organization,
  { latency, cpu }: Condition,
): Promise<Visit> {
  const { users, token } = organization
  const [first, next] = [users[0], users[size]]
  const person = users.slice(size, 2 * size).find(({ profile }) => profile.status === 'ACTIVE')
  if (!first || !next || !person) throw new Error('The organization is too small.')

  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Warsaw' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    await watchPaints(page, { first: nameOf(first), next: nameOf(next), person: nameOf(person) })
    const settled = () => quiet(page, organization, latency)
    const button = (name: string, within: Page | Locator = page) =>
      within.getByRole('button', { name, exact: true })
    /** Lets all that is under way come to its end first, so that only the press is measured. */
    const press = async (target: Locator) => {
      await target.waitFor()
      await settled()
      await pointAt(page, target)
      await page.mouse.down()
      await page.mouse.up()
    }
    const reload = async () => {
      await settled()
      await page.reload({ waitUntil: 'commit' })
      return (await painted(page, 'firstRow')).sinceNavigation
    }

    await page.goto(url, { waitUntil: 'commit' })
    const cold = (await painted(page, 'form')).sinceNavigation
    await page.getByLabel('Organization token').fill(token)
    await press(button('Sign in'))
    const submit = (await painted(page, 'firstRow')).sinceClick
    const reloads = { reload: await reload(), reloadAgain: await reload() }
    await press(button('Next page'))
    const turned = (await painted(page, 'nextRow')).sinceClick
    await press(page.getByRole('link', { name: nameOf(person), exact: true }))
    const open = (await painted(page, 'person')).sinceClick
    await press(button('Terminate'))
    await press(button('Terminate', page.getByRole('alertdialog')))
    const act = (await painted(page, 'state')).sinceClick
    return { cold, submit, ...reloads, next: turned, open, act }
  } finally {
    await context.close()
  }
}

function nameOf({ profile, email }: UserResponse): string {
  return [profile.firstName, profile.lastName].join(' ').trim() || email
}

/**
 * By the mouse itself: Playwright's own click looks for the target with scripts in the page, and would be measured
 * along, the more the slower the page is made.
 */
export async function pointAt(page: Page, target: Locator) {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error(`${String(target)} is not shown.`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await idle(page)
}

/** Resolves when the API has received nothing new for a while, its last answer has arrived and the page is idle. */
async function quiet(page: Page, { requests }: Organization, latency: number) {
  let before: number
  let now = (await requests()).length
  do {
    before = now
    await new Promise((resolve) => setTimeout(resolve, latency + 100))
    now = (await requests()).length
  } while (now > before)
  await idle(page)
}

/** With a limit, since a page that has nothing to draw may never be called idle. */
function idle(page: Page) {
  return page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 300 })),
  )
}
