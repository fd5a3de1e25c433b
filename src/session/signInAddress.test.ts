import { expect, test } from 'vitest'
import { pathAfterSignIn, pathInApp, signInAddress } from './signInAddress.ts'

test.each([
  '/users?page=3&size=50',
  '/users/0f8fad5b-d9cb-469f-a165-70867728950e',
  '/users/a#b',
  '/users?q=a//b\\c',
])('signing in returns to %s', (path) => {
  const { search } = new URL(signInAddress('expired', path), 'http://localhost')
  expect(pathAfterSignIn(search)).toBe(path)
})

test('a locked session leads to the locked page, any other end to the sign-in page', () => {
  expect(signInAddress('locked', '/users?page=3')).toBe('/locked?to=%2Fusers%3Fpage%3D3')
  expect(signInAddress('signedOut', '/users?page=3')).toBe('/sign-in?to=%2Fusers%3Fpage%3D3')
  expect(signInAddress(null, '/users')).toBe('/sign-in')
})

test('the default path is left out', () => {
  expect(signInAddress('expired', '/users')).toBe('/sign-in')
  expect(signInAddress('expired', '/')).toBe('/sign-in')
})

test.each([
  '',
  '?to=',
  '?to=https://evil.example',
  '?to=//evil.example',
  '?to=/%5Cevil.example',
  '?to=javascript:alert(1)',
  '?to=/sign-in?to=/x',
  '?to=/locked',
  '?to=/LOCKED/',
  '?to=/%09/evil.example',
  '?to=/%0D%0A/evil.example',
  '?to=/.//evil.example',
  '?to=/users%5C..%5C%5Cevil.example',
])('an address outside of the app is replaced by /users: %j', (search) => {
  expect(pathAfterSignIn(search)).toBe('/users')
})

test.each([
  ['/users', '/', '/users'],
  ['/roster/users/1', '/roster/', '/users/1'],
  ['/roster/', '/roster/', '/'],
  ['/roster', '/roster/', '/'],
])('%s below %s is %s in the app', (pathname, base, path) => {
  expect(pathInApp(pathname, base)).toBe(path)
})
