import { readFileSync } from 'node:fs'
import { expect, signIn, test, writes } from './roster.ts'

test('a file that is exported, edited and imported changes only the edited cells', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60 })
  const { token, users } = org
  const person = users.find(({ profile }) => profile.status === 'ACTIVE' && profile.title !== null)
  const title = person?.profile.title ?? ''
  await signIn(page, token)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('radio', { name: 'All' }).check()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const exported = readFileSync(await (await downloading).path(), 'utf8')
  const line = exported.split('\r\n').find((record) => record.startsWith(person?.id ?? '-')) ?? ''
  const give = async (text: string) => {
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
    await page.getByLabel('Operation').selectOption({ label: 'As the columns say' })
  }

  await page.getByRole('link', { name: 'Plans' }).click()
  await page.getByRole('button', { name: 'Reconcile a list' }).click()
  await give(exported)
  await expect(page.getByRole('table', { name: 'List' })).toBeVisible()
  await expect(page.getByText('60 lines: 60 matched')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Preview plan' })).toHaveAttribute('aria-disabled', 'true')

  await give(exported.replace(line, line.replace(`"${title}"`, '"Chief of ""all"", really"')))
  await page.getByRole('button', { name: 'Preview plan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 person')
  const plan = page.getByRole('table', { name: 'Plan' })
  await expect(plan).toContainText(`Title: ${title}`)
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(plan.getByText('Done', { exact: true })).toBeVisible()
  expect((await writes(org)).map(({ body }) => body)).toEqual([
    {
      ...person?.profile,
      title: 'Chief of "all", really',
      status: undefined,
      lastActivityDateTime: undefined,
    },
  ])
})
