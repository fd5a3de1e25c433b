import { expect, rows, signIn, test } from './roster.ts'

test('copies the whole selection as addresses and as a table, and says who has no address', async ({
  page,
  context,
  organization,
}) => {
  const { token, users } = await organization({ people: 137 })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, token)
  await page.getByLabel('Select this page').check()
  await page.getByRole('button', { name: 'Select all 137 matching' }).click()
  const copy = async (item: string) => {
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await copy('Email addresses')
  await expect(page.getByRole('status').first()).toContainText(/^Copied \d+ email addresses\./)
  const addresses = (await clipboard()).split('; ')
  const known = new Set(users.map(({ email }) => email.trim()))
  expect(addresses.length).toBeGreaterThan(100)
  for (const address of addresses) expect(known).toContain(address)

  await copy('Table')
  await expect(page.getByRole('status').first()).toContainText('Copied a table of 137 people.')
  // The message has moved the bar up. No row shows in the gap.
  const gap = () =>
    page.getByRole('region', { name: 'Selection' }).evaluate((bar) => {
      const { left, bottom } = bar.getBoundingClientRect()
      const behind = document.elementFromPoint(left + 4, (bottom + innerHeight) / 2)
      return { hasHeight: innerHeight - bottom > 20, showsRow: behind?.closest('tbody') !== null }
    })
  await expect.poll(gap).toEqual({ hasHeight: true, showsRow: false })
  const table = await clipboard()
  expect(table.split(/\r?\n/).filter(Boolean)).toHaveLength(138)
  expect(table).toMatch(/^Email\tFirst name\tLast name\tTitle\tRole\tStatus\tCreated\tLast activity/)

  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await copy('Email addresses')
  await expect(page.getByRole('status').first()).toContainText('the browser blocks the clipboard')
  // As on plain HTTP.
  await page.evaluate(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
  await copy('Email addresses')
  await expect(page.getByRole('status').first()).toContainText('this page isn’t served over HTTPS')
})

test('prints everyone who matches, with the filters as a sentence', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 137 })
  const terminated = users.filter(({ profile }) => profile.status === 'TERMINATED').length
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = document.body.innerText
      document.documentElement.dataset.rows = String(
        document.querySelectorAll('body > section tbody tr').length,
      )
      window.dispatchEvent(new Event('afterprint'))
    }
  })
  await signIn(page, token, '/users?status=-TERMINATED')
  await expect(page.getByText('Loaded 137 of 137 people')).toBeVisible()
  await expect(rows(page)).toHaveCount(20)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Print')
    button?.click()
  })
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-rows', String(137 - terminated))
  const printed = (await html.getAttribute('data-printed')) ?? ''
  expect(printed).toContain('People whose status is not Terminated.')
  expect(printed).toContain(`${137 - terminated} of ${137 - terminated} people. Loaded`)
  // Nothing else is on paper, and afterwards the page is as before.
  expect(printed).not.toContain('Sign out')
  await expect(page.locator('body > section')).toHaveCount(0)

  // Ctrl+P prints the same.
  await page.evaluate(() => delete document.documentElement.dataset.rows)
  await page.getByRole('searchbox', { name: 'Search users' }).focus()
  await page.keyboard.press('Control+p')
  await expect(html).toHaveAttribute('data-rows', String(137 - terminated))
  await expect(page.locator('body > section')).toHaveCount(0)

  // The browser's own command does not wait for data: it prints the page, and says how to print everyone.
  const paper = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'))
    const text = document.body.innerText
    const people = document.querySelectorAll('body > section tbody tr').length
    window.dispatchEvent(new Event('afterprint'))
    return { text, people }
  })
  expect(paper.people).toBe(20)
  expect(paper.text).toContain('People whose status is not Terminated.')
  expect(paper.text).toContain(`20 of ${137 - terminated} people. Loaded`)
  expect(paper.text).toContain('To print everyone who matches, use “Print” above the table.')
  expect(paper.text).not.toContain('Sign out')
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('body > section')).toHaveCount(0)
})
