import { expect, test } from 'vitest'
import { demoFetch } from './fetch.ts'
import { sentinels } from './sentinels.ts'

const request = (path: string, init: RequestInit = {}) =>
  new Request(`http://localhost/api/organizations/${path}`, {
    headers: { Authorization: 'tot_demo' },
    ...init,
  })

const idOf = (name: string) => sentinels.find(({ user }) => user.profile.lastName === name)?.user.id ?? ''

test('the demo answers as the API would', async () => {
  const response = await demoFetch(request('users?page=0&size=20'))
  expect(await response.json()).toMatchObject({ totalElements: 1248, content: { length: 20 } })
  expect((await demoFetch(request('users', { headers: {} }))).status).toBe(401)
})

test('a cut connection and an unknown host reject as fetch does', async () => {
  await expect(demoFetch(request(`users/${idOf('Read dropped')}`))).rejects.toThrow(TypeError)
  await expect(demoFetch(request('nothing'))).rejects.toThrow(TypeError)
})

test('a request without an answer can be aborted', async () => {
  const giveUp = new AbortController()
  const asked = demoFetch(request(`users/${idOf('Read silent')}`, { signal: giveUp.signal }))
  setTimeout(() => giveUp.abort(new DOMException('enough', 'TimeoutError')), 5)
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a request that is aborted before it starts is not done', async () => {
  const reason = new DOMException('never mind', 'AbortError')
  const asked = demoFetch(request('users', { signal: AbortSignal.abort(reason) }))
  await expect(asked).rejects.toBe(reason)
})
