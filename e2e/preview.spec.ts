import { lookAt } from './look.ts'
import { expect, rows, signIn, test, waitForKeys } from './roster.ts'

test.use({ viewport: { width: 1280, height: 800 } })

test('a person is previewed beside the table, by keys and by mouse', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 60 })
  const nameOf = (at: number) => {
    const { profile, email } = users[at] ?? {}
    return [profile?.firstName, profile?.lastName].filter(Boolean).join(' ') || (email ?? '')
  }
  const preview = page.getByRole('complementary', { name: 'Preview' })
  const heading = preview.getByRole('heading', { level: 2 }).first()
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  await waitForKeys(page)
  await rows(page).nth(1).getByRole('link').focus()
  await page.keyboard.press('Space')
  await expect(heading).toHaveText(nameOf(1))
  await expect(heading).toBeFocused()
  // The table beside it keeps all columns, and fits.
  const names = ['Name', 'Title', 'Role', 'Status', 'Created', 'Last activity']
  await expect(page.getByRole('columnheader')).toHaveText(names, { useInnerText: true })
  for (const column of ['title', 'role', 'status', 'created', 'activity']) {
    const box = await rows(page).first().locator(`[data-column=${column}]`).boundingBox()
    expect(box?.width).toBeGreaterThan(80)
  }
  await page.keyboard.press('ArrowDown')
  await expect(heading).toHaveText(nameOf(2))
  await expect(heading).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(heading).toHaveText(nameOf(2))
  await lookAt(page)
  await page.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)
  await expect(rows(page).nth(2)).toBeFocused()

  await rows(page)
    .nth(4)
    .getByRole('button', { name: `Preview ${nameOf(4)}` })
    .click()
  await expect(heading).toHaveText(nameOf(4))
  await preview.getByRole('button', { name: 'Next person' }).click()
  await expect(heading).toHaveText(nameOf(5))
  await preview.getByRole('button', { name: 'Edit profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  await dialog.getByLabel('Title').fill('Night watch')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(preview).toContainText('Night watch')
  await expect(rows(page).nth(5)).toContainText('Night watch')
  await preview.getByRole('link', { name: 'Open full page' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nameOf(5))
})

test('a preview that comes back after a search without matches leaves the focus in the field', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 5 })
  await signIn(page, token)
  await rows(page)
    .first()
    .getByRole('button', { name: /^Preview / })
    .click()
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await expect(preview.getByRole('heading', { level: 2 }).first()).toBeFocused()
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('nobody has this')
  await expect(preview).toHaveCount(0)
  await search.fill(users[0]?.email ?? '')
  await expect(preview).toBeVisible()
  await page.keyboard.type('x')
  await expect(search).toHaveValue(`${users[0]?.email}x`)
})

test('in a narrow window, columns that the preview shows make room for it, or the page opens instead', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 5 })
  await page.setViewportSize({ width: 1100, height: 800 })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(5)
  await rows(page)
    .first()
    .getByRole('button', { name: /^Preview / })
    .click()
  await expect(page.getByRole('complementary', { name: 'Preview' })).toBeVisible()
  await expect(page.getByRole('columnheader')).toHaveText(['Name', 'Role', 'Status', 'Last activity'], {
    useInnerText: true,
  })
  const name = await rows(page).first().locator('[data-column=name]').boundingBox()
  expect(name?.width).toBeGreaterThan(250)
  await lookAt(page)
  // In a narrower window the page of the person opens instead.
  await waitForKeys(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Preview' })).toHaveCount(0)
  await page.setViewportSize({ width: 1023, height: 800 })
  await rows(page).first().getByRole('link').focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(new RegExp(`/users/${users[0]?.id}$`))
})
