import type { Random } from '../../src/demo/random.ts'
import { act, shows, whomFor } from './acting.ts'
import { type Admin, createAdmin, rows } from './admin.ts'
import { token } from './api.ts'

/** Signs in, waits until everyone is read, and ends at the users table. */
export async function signIn(admin: Admin) {
  admin.tempt('getUsers')
  await admin.giveToken()
  await admin.come(rows(admin.page).first())
  await admin.readEveryone()
}

/** Signs out, although activity is unsaved. */
export async function signOut({ page, button, pause, signInPage }: Admin) {
  await pause()
  await button('Sign out').click()
  const anyway = button('Sign out', page.getByRole('alertdialog'))
  await anyway.or(signInPage).first().waitFor()
  if (await anyway.isVisible()) await anyway.click()
  await signInPage.waitFor()
}

/** Opens a second tab, terminates the person whose page is open in the first, then reloads and closes the second. */
export async function useSecondTab(admin: Admin, random: Random) {
  const { page, api } = admin
  const person = whomFor(admin, 'terminate')
  api.let([])
  await admin.open(person)
  const other = createAdmin(await page.context().newPage(), api, random)
  await other.page.goto(page.url())
  await other.come(other.button('Edit profile'))
  await told(admin, 2)
  const said = await act(other, 'terminate', person)
  if (said !== 'unknown') await shows(admin, person.id)
  await other.pause()
  api.let([])
  await other.page.reload()
  await other.come(other.button('Edit profile'))
  await shows(other, person.id)
  await other.page.close()
  await told(admin, 1)
  await admin.goToUsers()
  await admin.readEveryone()
}

/** Waits until the desk has told this tab the number of tabs. */
async function told({ page }: Admin, tabs: number) {
  await page.waitForFunction((number) => window.tabs === number, tabs, { timeout: 10_000 })
}

/** Reloads the only tab, which stays signed in. */
export async function reload(admin: Admin) {
  admin.api.let([])
  await admin.page.reload()
  await admin.come(rows(admin.page).first())
}

/** Locks and unlocks with the same token; the directory is read again afterwards. */
export async function lock(admin: Admin) {
  const { page, api, button, come, press, pause } = admin
  api.let([])
  await press(button('Lock'))
  await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
  await pause()
  await page.getByLabel('Organization token').fill(token)
  await button('Unlock').click()
  await come(rows(page).first())
  await admin.goToUsers()
  await admin.readEveryone()
}
