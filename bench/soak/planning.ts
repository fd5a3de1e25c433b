import { isDeepStrictEqual } from 'node:util'
import { roleIds } from '../../src/demo/roles.ts'
import type { FaultRule } from '../../src/demo/options.ts'
import type { UserResponse } from '../../src/demo/wire.ts'
import { type Admin, linkTo, rows } from './admin.ts'
import { drawFault } from './luck.ts'

/** Changes the role of one page of people by a plan, retries failed rows, and undoes everything by another plan. */
export async function changeRoles(admin: Admin) {
  const { page, api, random, button, come, pause } = admin
  await page.getByRole('textbox', { name: 'Page' }).fill(String(admin.distantPage()))
  await page.keyboard.press('Enter')
  await come(page.getByRole('navigation', { name: 'Pages' }).getByText(/^(?!1–)\d/))
  await come(rows(page).first())
  const role = random.pick(['admin', 'member'] as const)
  const chosen = await choose(admin, 8)
  await button('Change role', page.getByRole('region', { name: 'Selection' })).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Role').selectOption({ label: role })
  await pause()
  await button('Preview plan', dialog).click()
  await come(page.getByRole('table', { name: 'Plan' }))

  const asked = (user: UserResponse) => ({ ...user, roleId: roleIds[role] })
  const done = await run(admin, chosen, asked, chosen.slice(0, 4))
  if (done.length > 0) {
    const undone = done.map(({ id }) => api.user(id))
    await button('Undo', page.getByRole('main')).click()
    await come(page.getByRole('heading', { level: 1, name: /^Undo/ }))
    const before = new Map(done.map((user) => [user.id, user]))
    await run(admin, undone, (user) => before.get(user.id) ?? user, [])
  }
  await admin.goToUsers()
  const clear = button('Clear selection')
  if (await clear.isVisible()) await clear.click()
}

/** Selects the first rows of the table; returns the people. */
async function choose({ page, api, pause }: Admin, number: number): Promise<UserResponse[]> {
  const users: UserResponse[] = []
  for (let at = 0; at < number; at++) {
    const row = rows(page).nth(at)
    const href = await row.getByRole('link').getAttribute('href')
    await row.getByRole('checkbox').check()
    users.push(api.user(/[\da-f-]{36}/.exec(href ?? '')?.[0] ?? ''))
  }
  await pause()
  return users
}

type Asked = (user: UserResponse) => UserResponse

/**
 * Runs the open plan while calls for some of its people fail, and retries failed rows. Returns the people, as they
 * were before, whose rows are done.
 */
async function run(admin: Admin, users: UserResponse[], asked: Asked, spoilt: UserResponse[]) {
  const { page, api, random, button, pause } = admin
  await pause()
  const number = page.getByLabel(/^Type \d+ to confirm$/)
  if (await number.isVisible()) await number.fill(String(users.length))
  const start = button('Run plan')
  // People who already have the role are skipped; that may be all of them.
  if ((await start.getAttribute('aria-disabled')) === 'true') return []
  api.let(
    spoilt.flatMap(({ id }): FaultRule[] => {
      const fault = drawFault(random, 'changeRole')
      return fault ? [{ call: 'changeRole', userId: id, ...fault }] : []
    }),
  )
  await start.click()
  await ended(admin)
  const done = await hold(admin, users, asked)
  const retry = button('Retry failed')
  if ((await retry.getAttribute('aria-disabled')) === 'true') return done
  api.let([])
  await pause()
  await retry.click()
  await ended(admin)
  return hold(admin, users, asked)
}

/** Waits for the end of the run, and resumes it if it paused after a 401 or too many failures. */
async function ended({ page, button, come }: Admin) {
  // The page shows the end of the last run until the next one begins.
  const end = page.getByText(/^Finished: /)
  const resume = button('Resume')
  for (;;) {
    await come(end.or(resume))
    if (await end.isVisible()) return
    // What was seen may be gone by now: the end of the last run, when the next one begins.
    if (!(await resume.isVisible())) continue
    await resume.click()
    await resume.waitFor({ state: 'hidden' })
  }
}

/** How long a row may still show its outcome of the last run, in milliseconds. */
const settleMs = 15_000

/** Compares each row's outcome with the person's true state; returns the people whose rows are done. */
async function hold({ page, api }: Admin, users: UserResponse[], asked: Asked) {
  const plan = page.getByRole('table', { name: 'Plan' })
  const read = async (before: UserResponse) => {
    const row = plan.getByRole('row').filter({ has: page.locator(linkTo(before.id)) })
    const told = /Done|Failed|Skipped|Unknown/.exec(await row.getByRole('cell').last().innerText())?.[0]
    const now = api.user(before.id)
    const isTrue = {
      Done: isDeepStrictEqual(now, asked(before)),
      Failed: isDeepStrictEqual(now, before),
      Skipped: isDeepStrictEqual(now, before),
      Unknown: true,
    }[told ?? '']
    return { told, now, isTrue }
  }
  const done: UserResponse[] = []
  for (const before of users) {
    const until = performance.now() + settleMs
    let found = await read(before)
    // After "Retry failed", the page may still show the end of the last run.
    while (!found.isTrue && performance.now() < until) {
      await page.waitForTimeout(100)
      found = await read(before)
    }
    const { told, now, isTrue } = found
    if (!isTrue) throw new Error(`A plan tells ${told} of ${JSON.stringify({ before, now, met: api.met })}.`)
    if (told === 'Done') done.push(before)
  }
  return done
}

/** Reconciles a list, previews the plan, and discards it. */
export async function reconcile(admin: Admin) {
  const { page, button, come, pause } = admin
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Plans', exact: true })
  const list = Array.from({ length: 30 }, () => admin.pick('ACTIVE').email)
  await link.click()
  await come(page.getByRole('heading', { level: 1, name: 'Plans' }))
  await button('Reconcile a list').click()
  await page.getByLabel('Paste a list').fill(list.join('\n'))
  await pause()
  await page.getByLabel('Operation').selectOption('Terminate')
  await button('Preview plan').click()
  await come(page.getByRole('heading', { level: 1, name: /^Terminate / }))
  await pause()
  await button('Discard plan').click()
  await come(page.getByRole('heading', { level: 1, name: 'Plans' }))
  await admin.goToUsers()
}
