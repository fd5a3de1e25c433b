import { expect, test } from 'vitest'
import { outside, pathInApp, pathAfterSignIn } from './signInAddress.ts'

test.each([
  '/users?page=3&size=50',
  '/users/0f8fad5b-d9cb-469f-a165-70867728950e',
  '/users/a#b',
  '/users?q=a//b\\c',
])('signing in leads back to %s', (place) => {
  const { search } = new URL(outside('expired', place), 'http://localhost')
  expect(pathAfterSignIn(search)).toBe(place)
})

test('whoever was locked out unlocks, and whoever was signed out signs in', () => {
  expect(outside('locked', '/users?page=3')).toBe('/locked?to=%2Fusers%3Fpage%3D3')
  expect(outside('signedOut', '/users?page=3')).toBe('/sign-in?to=%2Fusers%3Fpage%3D3')
  expect(outside(null, '/users')).toBe('/sign-in')
})

test('the usual place is not spelled out', () => {
  expect(outside('expired', '/users')).toBe('/sign-in')
  expect(outside('expired', '/')).toBe('/sign-in')
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
])('an address that is not a place of this app leads to the users: %j', (search) => {
  expect(pathAfterSignIn(search)).toBe('/users')
})

test.each([
  ['/users', '/', '/users'],
  ['/roster/users/1', '/roster/', '/users/1'],
  ['/roster/', '/roster/', '/'],
  ['/roster', '/roster/', '/'],
])('the path %s below %s is %s in the app', (pathname, base, path) => {
  expect(pathInApp(pathname, base)).toBe(path)
})
