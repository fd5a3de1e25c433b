// Roster in a page that the browser translates.
import { expect, rows, signIn, test } from './roster.ts'
import { translate } from './translator.ts'

for (const method of ['replace', 'wrap'] as const) {
  test(`search, selection, paging and plans work in a translated page (${method})`, async ({
    page,
    organization,
  }) => {
    test.slow()
    page.setDefaultTimeout(15_000)
    const { token, users } = await organization({ people: 45 })
    await signIn(page, token)
    await expect(rows(page)).toHaveCount(20)
    const translated = await translate(page, method)
    const bar = page.getByRole('region', { name: 'Selection' })
    const count = (text: string) => expect(bar).toContainText(text, { ignoreCase: true })

    await rows(page).first().getByRole('checkbox').check()
    await count('1 selected')
    await page.getByLabel('Select this page').check()
    await count('20 selected')
    await bar.getByRole('button', { name: 'Select all 45 matching' }).click()
    await count('45 selected')

    await page.getByRole('button', { name: 'Next page' }).click()
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(/21–40 of 45/i)
    const search = page.getByRole('searchbox')
    const person = users[30]
    for (const text of ['a', 'an', person?.email ?? '', 'nobody at all']) {
      await search.fill(text)
      await expect(page.getByRole('list', { name: 'Filters' })).toContainText(text, { ignoreCase: true })
    }
    await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible()
    await search.fill(person?.email ?? '')
    await expect(rows(page)).toHaveCount(1)
    await page.getByRole('button', { name: /^Status$/i }).click()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(rows(page)).toHaveCount(20)

    await bar.getByRole('button', { name: 'Reset MFA' }).click()
    await expect(page.getByRole('table', { name: 'Plan' })).toBeVisible()
    await page
      .getByRole('button', { name: /^Exclude / })
      .nth(1)
      .click()
    await expect(page.getByRole('button', { name: /^Include / })).not.toHaveCount(0)
    await page.getByRole('button', { name: 'Run plan' }).click()
    await expect(page.getByText(/^Finished: /i)).toBeVisible()

    await page.getByRole('link', { name: 'Activity' }).click()
    await expect(page.getByRole('table', { name: 'Activity' })).toBeVisible()
    // Names, addresses and ids were left alone.
    const texts = (await translated()).join('\n')
    expect(texts.length).toBeGreaterThan(500)
    for (const { id, email, profile } of users) {
      const own = [id, email, `${profile.firstName} ${profile.lastName}`]
      expect(own.filter((text) => texts.includes(text))).toEqual([])
    }
  })
}
