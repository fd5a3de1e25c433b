import { readFile } from 'node:fs/promises'
import type { UserResponse } from '../../src/demo/wire.ts'
import { type Admin, rows } from './admin.ts'

// Steps that change nothing. Each starts and ends at the unfiltered users table.

/** Waits until the range shows this number of people, which is what the server has. */
async function found(admin: Admin, matches: (user: UserResponse) => boolean) {
  const number = admin.api.everyone().filter(matches).length
  const range = admin.page.getByRole('navigation', { name: 'Pages' })
  await admin.come(range.getByText(`of ${number.toLocaleString('en')}`))
  return number
}

/** Turns a few pages of the API's own list, then jumps to a distant one. */
export async function turnPages(admin: Admin) {
  const { page, button, come, press, pause } = admin
  admin.tempt('getUsers')
  const first = rows(page).first()
  for (const name of ['Next page', 'Next page', 'Previous page']) {
    await come(first)
    const before = await first.innerText()
    await press(button(name))
    await come(
      rows(page)
        .first()
        .filter({ hasNotText: before.slice(0, 20) }),
    )
    await pause()
  }
  const field = page.getByRole('textbox', { name: 'Page' })
  const place = admin.distantPage()
  await come(field)
  await field.fill(String(place))
  await field.press('Enter')
  const from = ((place - 1) * 20 + 1).toLocaleString('en')
  await come(page.getByText(new RegExp(`^${from}–`)))
  await pause()
  await admin.goToUsers()
}

/** Types a name letter by letter. */
export async function search(admin: Admin) {
  const { page, pause } = admin
  const { profile } = admin.pick('ACTIVE')
  const text = profile.lastName?.slice(0, 5) ?? ''
  await page.getByRole('searchbox', { name: 'Search users' }).pressSequentially(text, { delay: 150 })
  await admin.come(rows(page).first())
  await pause()
  await admin.goToUsers()
}

/** Ticks a value of a filter, and closes its list. */
async function choose({ page, press }: Admin, name: string, value: string) {
  await press(page.getByRole('button', { name: `${name}: any` }))
  const list = page.getByRole('listbox', { name, exact: true })
  await press(list.locator(`[data-value="${value}"]`))
  await page.keyboard.press('Escape')
}

/** Chooses a status and a role, then clears both. */
export async function filter(admin: Admin) {
  const { pause } = admin
  await choose(admin, 'Status', 'TERMINATED')
  await found(admin, ({ profile }) => profile.status === 'TERMINATED')
  await pause()
  const { roleId } = admin.pick('ACTIVE')
  await choose(admin, 'Role', roleId)
  await found(admin, (user) => user.profile.status === 'TERMINATED' && user.roleId === roleId)
  await pause()
  await admin.button('Clear filters').click()
  await found(admin, () => true)
}

/** Sorts everyone by some columns. */
export async function sort(admin: Admin) {
  const { page, random, pause } = admin
  for (const name of [random.pick(['Name', 'Title']), random.pick(['Created', 'Last activity'])]) {
    const head = page.getByRole('columnheader', { name })
    await head.getByRole('button').click()
    await admin.come(page.locator('th[aria-sort="ascending"], th[aria-sort="descending"]'))
    await pause()
  }
  await admin.goToUsers()
}

/** Exports terminated people; the file must contain everyone the server has. */
export async function exportFile(admin: Admin) {
  const { page, pause } = admin
  await choose(admin, 'Status', 'TERMINATED')
  const number = await found(admin, ({ profile }) => profile.status === 'TERMINATED')
  await admin.button('Export').click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await pause()
  const downloading = page.waitForEvent('download')
  await admin.button('Download', dialog).click()
  const download = await downloading
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').length - 1
  await download.delete()
  if (lines !== number) throw new Error(`The exported file has ${lines} people instead of ${number}.`)
  await admin.button('Clear filters').click()
  await found(admin, () => true)
}

/** Refreshes the directory while pages fail. */
export async function readAnew(admin: Admin) {
  admin.tempt('getUsers')
  await admin.button('Refresh').click()
  await admin.pause()
  await admin.readEveryone()
}

/** Opens the activity page. */
export async function readActivity(admin: Admin) {
  await admin.page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Activity', exact: true })
    .click()
  await admin.come(admin.page.getByRole('heading', { level: 1, name: 'Activity' }))
  await admin.pause()
  await admin.goToUsers()
}
