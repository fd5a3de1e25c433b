import { expect, openFilter, rows, signIn, test } from './roster.ts'

test('a view is saved, opened, changed, updated and taken to another browser, without the search text', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 60 })
  const terminated = users.filter(({ profile }) => profile.status === 'TERMINATED').length
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Views', exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await signIn(page, token)
  await menu('Terminated')
  await expect(page).toHaveURL('/users?status=TERMINATED')
  await expect(page.getByText(`of ${terminated}`).first()).toBeVisible()
  await menu('Inactive for 90 days')
  await expect(page).toHaveURL('/users?status=-TERMINATED&inactive=90')

  await page.goto('/users?status=-TERMINATED&sort=name&q=a')
  await menu('Save this view…')
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  await dialog.getByLabel('Name').fill('Never active')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('built-in view')
  await dialog.getByLabel('Name').fill('Current people')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').first()).toContainText('Saved the view “Current people”.')
  await expect(page.getByText('Current people', { exact: true })).toBeVisible()

  const status = await openFilter(page, 'Status')
  await status
    .getByRole('option', { name: /^Unknown|^Active/ })
    .first()
    .click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Current people (changed)')).toBeVisible()
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByRole('button', { name: 'Update' })).toHaveCount(0)
  const stored = await page.evaluate(() => JSON.parse(localStorage.getItem('roster-views') ?? ''))
  expect(stored.views).toEqual([
    {
      name: 'Current people',
      list: '?status=-TERMINATED&status=-ACTIVE&sort=name',
      look: { columns: ['name', 'title', 'role', 'status', 'created', 'activity'], density: 'comfortable' },
    },
  ])

  await menu('Manage views…')
  const manage = page.getByRole('dialog', { name: 'Manage views' })
  const downloading = page.waitForEvent('download')
  await manage.getByRole('button', { name: 'Export views' }).click()
  const path = await (await downloading).path()
  await manage.getByRole('button', { name: 'Delete Current people' }).click()
  await expect(manage.getByText('No saved views yet.')).toBeVisible()
  const field = manage.getByLabel('Import views')
  await field.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('no') })
  await expect(manage.getByRole('status')).toContainText('This is not a file of views.')
  await field.setInputFiles(path)
  await expect(manage.getByRole('status')).toContainText('Imported 1 view.')
  await manage.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await menu('Current people')
  await expect(page).toHaveURL('/users?status=-TERMINATED&status=-ACTIVE&sort=name')
  await expect(
    rows(page)
      .or(page.getByRole('heading', { name: 'No matches' }))
      .first(),
  ).toBeVisible()
})

test('Undo puts a deleted view back in its place, and leaves those that were added since', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 3 })
  const view = (name: string, list: string) => ({ name, list, look: null })
  const file = (views: unknown[]) => ({
    name: 'views.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ views })),
  })
  await signIn(page, token)
  const manage = page.getByRole('dialog', { name: 'Manage views' })
  const open = async () => {
    await page.getByRole('button', { name: 'Views', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Manage views…' }).click()
  }
  const undo = async () => {
    await manage.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
  }
  await open()
  const names = manage.getByRole('list', { name: 'Saved views' }).locator('bdi')
  const field = manage.getByLabel('Import views')
  const status = page.getByRole('status').first()
  await field.setInputFiles(
    file([view('A', '?sort=name'), view('B', '?sort=role'), view('C', '?sort=status')]),
  )
  await manage.getByRole('button', { name: 'Delete B' }).click()
  await field.setInputFiles(file([view('D', '?sort=title')]))
  await expect(names).toHaveText(['A', 'C', 'D'])
  await undo()
  await expect(status).toContainText('Restored the view “B”.')
  await open()
  await expect(names).toHaveText(['A', 'B', 'C', 'D'])

  await manage.getByRole('button', { name: 'Delete D' }).click()
  await field.setInputFiles(file([view('D', '?sort=created')]))
  await undo()
  await expect(status).toContainText('Not restored: you have saved another view named “D” since.')
  const stored = await page.evaluate(() => JSON.parse(localStorage.getItem('roster-views') ?? ''))
  expect(stored.views.at(-1)).toEqual(view('D', '?sort=created'))
})

test('a long name of a view is shortened, and “(changed)” is not', async ({ page, organization }) => {
  const { token } = await organization({ people: 3 })
  const name = 'W'.repeat(60)
  await page.addInitScript(
    (json) => localStorage.setItem('roster-views', json),
    JSON.stringify({ views: [{ name, list: '?status=-TERMINATED', look: null }] }),
  )
  await signIn(page, token)
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
  const status = await openFilter(page, 'Status')
  await status.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  const shown = page.locator('bdi', { hasText: name }).locator('..')
  await expect(shown).toHaveText(`${name} (changed)`)
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 720 })
    const overflow = await shown.evaluate((box) => {
      const marker = document.createRange()
      marker.selectNodeContents(box)
      marker.setStart(box, 1)
      return marker.getBoundingClientRect().right - box.getBoundingClientRect().right
    })
    expect(overflow).toBeLessThan(1)
  }
})
