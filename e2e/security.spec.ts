import { expect, rows, signIn, test } from './roster.ts'

test('every response has the security headers, and only assets may be cached', async ({
  request,
  organization,
}) => {
  const { token } = await organization()
  const page = await request.get('/users')
  const [script] = /\/assets\/index-[\w-]+\.js/.exec(await page.text()) ?? []
  expect(script).toBeDefined()
  const answers = {
    page,
    deep: await request.get('/users/0f8fad5b-d9cb-469f-a165-70867728950e'),
    asset: await request.get(script ?? ''),
    missing: await request.get('/assets/gone.js'),
    api: await request.get('/api/organizations/roles', { headers: { Authorization: token } }),
    icon: await request.get('/favicon.svg'),
  }
  for (const [name, answer] of Object.entries(answers)) {
    const headers = answer.headers()
    expect(headers['content-security-policy'], name).toContain("default-src 'none'; script-src 'self'")
    expect(headers['content-security-policy'], name).toContain(
      "require-trusted-types-for 'script'; trusted-types desk",
    )
    expect(headers, name).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': name === 'asset' ? 'public, max-age=31536000, immutable' : 'no-store',
    })
    expect(headers['permissions-policy'], name).toContain('camera=()')
  }
  expect(answers.missing.status()).toBe(404)
})

test('the Content-Security-Policy refuses injected scripts and other origins', async ({
  browser,
  baseURL,
}) => {
  // A page without the fixture's checks: its console shows errors on purpose.
  const page = await browser.newPage()
  await page.goto(`${baseURL}/sign-in`)
  const ran = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x onerror="window.ran = true">'
    } catch {
      return 'refused by Trusted Types'
    }
    return 'accepted'
  })
  expect(ran).toBe('refused by Trusted Types')
  await expect(
    page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused')),
  ).resolves.toBe('refused')
  await page.close()
})

test('hostile names are shown as text and never run', async ({ page, organization }) => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
  const profile = {
    firstName: hostile,
    lastName: "');alert(1)//",
    title: 'javascript:alert(1)',
    note: hostile,
  }
  const { token } = await organization({ people: [{ id, email: `"${hostile}"@example.com`, profile }] })
  page.on('dialog', () => {
    throw new Error('a script ran')
  })
  await signIn(page, token)
  await expect(rows(page).getByRole('link')).toHaveText(`${hostile} ');alert(1)//`)
  await rows(page).getByRole('link').click()
  await expect(page.getByRole('region', { name: 'More from the API' })).toContainText(hostile)
  await page.getByRole('button', { name: 'Terminate' }).click()
  await expect(page.getByRole('alertdialog')).toContainText(hostile)
  expect(await page.locator('img, main script').count()).toBe(0)
  await expect(page).toHaveTitle('Person · Roster')
})

test('the API receives the plain token, and nothing about the page', async ({ page, organization }) => {
  const { token, requests } = await organization()
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  const received = await requests()
  expect(received.length).toBeGreaterThan(0)
  for (const { headers } of received) {
    expect(headers.authorization).toBe(token)
    expect(headers.accept).toBe('application/json')
    for (const name of ['origin', 'referer', 'cookie']) expect(headers).not.toHaveProperty(name)
  }
})
