import type { Browser, Locator, Page } from '@playwright/test'
import type { createTestOrganization } from '../fake-api/organization.ts'
import type { UserResponse } from '../src/demo/wire.ts'
import { painted, watchPaints } from './paints.ts'

/** Steps that a visit measures, in order. */
export const steps = ['cold', 'submit', 'reload', 'reloadAgain', 'next', 'open', 'act'] as const

/** Duration of each step, in milliseconds. */
export type Visit = Record<(typeof steps)[number], number>

/** Conditions of a visit. */
export interface Condition {
  /** Latency of each API response, in milliseconds. */
  latency: number
  /** CPU slowdown of the page's main thread. */
  cpu: number
}

type Organization = Awaited<ReturnType<typeof createTestOrganization<UserResponse>>>

const size = 20
/** How long it takes at least to find a token and paste it, in milliseconds. */
const thinkMs = 2000

/**
 * Makes one visit with an empty cache: signs in, reloads twice, turns a page, opens a person, terminates them. Both pages
 * use the same accessible names, so the visit is the same.
 */
export async function visit(
  browser: Browser,
  url: string,
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
    /** Waits until everything has settled, so that only the press is measured. */
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
    // Nobody has a token at hand as soon as the form is painted.
    await new Promise((resolve) => setTimeout(resolve, thinkMs))
    await press(button('Sign in'))
    const submit = (await painted(page, 'firstRow')).sinceClick
    const reloads = { reload: await reload(), reloadAgain: await reload() }
    await press(button('Next page'))
    const turned = (await painted(page, 'nextRow')).sinceClick
    await press(page.getByRole('link', { name: nameOf(person), exact: true }))
    const open = (await painted(page, 'person')).sinceClick
    await press(button('Terminate'))
    const confirm = button('Terminate', page.getByRole('alertdialog'))
    // A hand reaches a button before it presses it.
    await confirm.waitFor()
    await pointAt(page, confirm)
    await press(confirm)
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
 * Clicks by raw mouse events: Playwright's own click runs scripts in the page to find the target, and would be measured
 * as well, especially with a slow CPU.
 */
export async function pointAt(page: Page, target: Locator) {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error(`${String(target)} is not shown.`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await idle(page)
}

/** Resolves when the API is quiet, its last response has arrived and the page is idle. */
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

/** Has a time limit, since a page that has nothing to draw may never be called idle. */
function idle(page: Page) {
  return page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 300 })),
  )
}
