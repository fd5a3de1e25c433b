import { expect, test } from 'vitest'
import { placeAfterSignIn, signInPath } from './place.ts'

test.each(['/users?page=3&size=50', '/users/0f8fad5b-d9cb-469f-a165-70867728950e', '/users/a#b'])(
  'signing in leads back to %s',
  (place) => {
    const { search } = new URL(signInPath(place), 'http://localhost')
    expect(placeAfterSignIn(search)).toBe(place)
  },
)

test('the usual place is not spelled out', () => {
  expect(signInPath('/users')).toBe('/sign-in')
  expect(signInPath('/')).toBe('/sign-in')
})

test.each([
  '',
  '?to=',
  '?to=https://evil.example',
  '?to=//evil.example',
  '?to=/%5Cevil.example',
  '?to=javascript:alert(1)',
  '?to=/sign-in?to=/x',
])('an address that is not a place of this app leads to the users: %j', (search) => {
  expect(placeAfterSignIn(search)).toBe('/users')
})
