import type { Page } from '@playwright/test'
import { expect, rows, signIn, test, waitForKeys } from './roster.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })

test('keys move over the rows, select, open the menu and the person, and go to pages', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 137 })
  await signIn(page, token)
  await expect(rows(page).first()).toBeVisible()
  await waitForKeys(page)
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('1 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('3 selected')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(bar(page)).toContainText('2 selected')
  await expect(rows(page).nth(2)).toBeFocused()

  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem', { name: 'Edit profile' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.keyboard.press('k')
  await expect(rows(page).nth(1)).toBeFocused()
  // Held down, it stops at the last row, which is not hidden behind the bar below.
  for (let at = 0; at < 30; at++) await page.keyboard.press('j')
  await expect(rows(page).last()).toBeFocused()
  await expect(rows(page).last()).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(
    [users[19]?.profile.firstName, users[19]?.profile.lastName].filter(Boolean).join(' '),
  )

  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(heading(page)).toHaveText('Plans')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(heading(page)).toHaveText('Activity')
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(heading(page)).toHaveText('Users')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toBeFocused()
  await page.keyboard.type('g?j.x')
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toHaveValue('g?j.x')
})

test('with single keys off no character does anything, and the arrows still do in the table', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 30 })
  await signIn(page, token)
  // From then on nothing changes by itself.
  await expect(page.getByText('Loaded 30 of 30 people')).toBeVisible()
  await waitForKeys(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  const setting = page.getByRole('switch', { name: 'Single-key shortcuts' })
  await setting.uncheck()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.evaluate(() => {
    const record = new MutationObserver((records) => Object.assign(window, { changes: records.length }))
    record.observe(document.querySelector('main') ?? document, {
      subtree: true,
      childList: true,
      attributes: true,
    })
    record.observe(document.body, { childList: true })
  })
  const characters = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCodePoint(0x21 + at))
  for (const character of [...characters, 'Space']) await page.keyboard.press(character)
  for (const character of ['g', 'u', 'g', 'p']) await page.keyboard.press(character)
  expect(
    await page.evaluate(() => [document.activeElement?.tagName, Reflect.get(window, 'changes')]),
  ).toEqual(['BODY', undefined])
  await expect(page).toHaveURL(/\/users$/)

  await rows(page).first().getByRole('link').focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(bar(page)).toContainText('1 selected')

  // The setting is saved in this browser.
  await page.reload()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(setting).not.toBeChecked()
})

test('letters typed with AltGr or Option reach every field, and lock or open nothing', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 5 })
  await signIn(page, token)
  await waitForKeys(page)
  /** The letters that the focused field does not get, typed as Windows, Linux and a Mac tell of them. */
  const lost = () =>
    page.evaluate(() => {
      const field = document.activeElement
      if (!field?.matches('input, textarea')) return ['no field']
      const ways = [{ ctrlKey: true, altKey: true }, { modifierAltGraph: true }, { altKey: true }]
      const letters = Array.from('ąćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßéèçàùěščřžýáí@€{}[]|~\\#kjgxuplr./?')
      return ways.flatMap((held) =>
        letters.filter((key) => {
          const shiftKey = key !== key.toLowerCase()
          const press = { key, shiftKey, ...held, bubbles: true, cancelable: true }
          return !field.dispatchEvent(new KeyboardEvent('keydown', press))
        }),
      )
    })
  await page.getByRole('searchbox', { name: 'Search users' }).focus()
  expect(await lost()).toEqual([])
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search commands and people' })).toBeFocused()
  expect(await lost()).toEqual([])
  await page.keyboard.type('save this view')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Save view' }).getByLabel('Name')).toBeFocused()
  expect(await lost()).toEqual([])
  await page.keyboard.press('Escape')
  await page.goto('/plans/reconcile')
  await page.getByLabel('Paste a list').focus()
  expect(await lost()).toEqual([])
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL('/plans/reconcile')
})
