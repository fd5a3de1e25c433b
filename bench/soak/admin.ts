import type { Locator, Page } from '@playwright/test'
import type { FaultRule } from '../../src/demo/options.ts'
import type { Random } from '../../src/demo/random.ts'
import type { CallName } from '../../src/api/http.ts'
import type { UserResponse } from '../../src/demo/wire.ts'
import { type Api, token } from './api.ts'
import { drawFault } from './luck.ts'

/** Enough for a read that is repeated three times, and for a call that is never answered. */
const patience = 45_000

/** Clicks what may go away by itself at any moment, such as a message. Returns whether it was still there. */
export async function clickIfThere(target: Locator): Promise<boolean> {
  if (!(await target.isVisible())) return false
  try {
    await target.click({ timeout: 5000 })
    return true
  } catch (error) {
    if (await target.isVisible()) throw error
    return false
  }
}

/** Simulates an admin at a tab: sees what a person sees, and recovers from failures as a person would. */
export function createAdmin(page: Page, api: Api, random: Random) {
  const button = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true })
  const signInPage = page.getByRole('heading', { level: 1, name: 'Sign in' })
  const alerts = page.getByRole('alert')

  /** Time a person takes before the next click. */
  const pause = () => page.waitForTimeout(300 + 900 * random.fraction())

  /** Failures count as breaches unless a fault was injected. */
  const excused = async (trouble: string) => {
    if (api.met.length === 0) throw new Error(`${trouble}, although nothing went wrong in the API.`)
  }

  /** Submits the token, as often as needed. */
  async function giveToken() {
    const navigation = page.getByRole('navigation', { name: 'Main' })
    for (let tries = 0; tries < 8; tries++) {
      await pause()
      await page.getByLabel('Organization token').fill(token)
      await button('Sign in').click()
      await navigation.or(alerts).first().waitFor({ timeout: patience })
      if (await navigation.isVisible()) return
      await excused(`“${await alerts.first().innerText()}” is shown`)
    }
    throw new Error('The token is not accepted, however often it is given.')
  }

  /**
   * Waits until something shows. Meanwhile signs in again after a 401 and retries what has failed; both are
   * breaches unless the API injected a fault.
   */
  async function come(awaited: Locator) {
    const retry = button('Try again')
    for (let tries = 0; tries < 8; tries++) {
      await awaited.or(retry).or(signInPage).first().waitFor({ timeout: patience })
      if (await awaited.first().isVisible()) return
      if (await retry.first().isVisible()) {
        await excused(`“${await alerts.first().innerText()}” is shown`)
        await pause()
        await clickIfThere(retry.first())
        await page.waitForTimeout(500)
      } else if (await signInPage.isVisible()) {
        await excused('The session has ended')
        await giveToken()
      }
    }
    throw new Error(`${String(awaited)} does not come, however often it is tried.`)
  }

  /** Clicks it once it shows: a background call may have ended the session meanwhile. */
  async function press(target: Locator) {
    await come(target)
    await target.click()
  }

  return {
    page,
    api,
    random,
    button,
    pause,
    come,
    press,
    giveToken,
    signInPage,
    alerts,
    /** Text of the last message. */
    outcome: page.getByRole('status').locator('span').first(),

    /** Injects a fault into a call, three times out of four; for one person only if given. */
    tempt(call: CallName, userId?: string) {
      const rules: FaultRule[] = []
      const fault = drawFault(random, call)
      if (fault) rules.push({ call, ...(userId === undefined ? {} : { userId }), ...fault })
      // Makes the outcome unknown: reading the person again fails too, each time.
      if (fault && userId !== undefined && random.chance(0.1))
        rules.push({ call: 'getUser', userId, fault: '500', times: 5 })
      api.let(rules)
    },

    /** Dismisses the message about an earlier operation. */
    dismiss: () => clickIfThere(button('Dismiss message')),

    /** Opens the table by the navigation, which clears search and filters. */
    async goToUsers() {
      const navigation = page.getByRole('navigation', { name: 'Main' })
      await press(navigation.getByRole('link', { name: 'Users', exact: true }))
      await come(rows(page).first())
    },

    /** Waits until everyone is read. */
    async readEveryone() {
      const refresh = button('Refresh')
      const ways = button('Load everyone').or(button('Resume'))
      for (;;) {
        await come(refresh.or(ways))
        if (await refresh.isVisible()) return
        await clickIfThere(ways.first())
        await pause()
      }
    },

    /** A random page of the whole table, but the first. */
    distantPage: () => 2 + Math.floor(random.fraction() * Math.min(1000, Math.ceil(api.ids.length / 20) - 1)),

    /** A random person with this status. */
    pick(status: string): UserResponse {
      for (;;) {
        const user = api.user(random.pick(api.ids))
        if (user.profile.status === status) return user
      }
    },

    /** Finds a person by email address and opens their page. */
    async open({ id, email }: UserResponse) {
      await page.getByRole('searchbox', { name: 'Search users' }).fill(email)
      const link = page.getByRole('table', { name: 'Users' }).locator(linkTo(id))
      await come(link)
      await pause()
      await link.click()
      await come(button('Edit profile'))
      // The page first shows the person as the table had them.
      await pause()
      await come(button('Edit profile'))
    },
  }
}

export type Admin = ReturnType<typeof createAdmin>

/** Link to a person. Matches exactly, since addresses can be parts of others. */
export const linkTo = (id: string) => `a[href$="/users/${id}"]`

/** Rows of the users table, without its head. */
export function rows(page: Page): Locator {
  return page
    .getByRole('table', { name: 'Users' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
}
