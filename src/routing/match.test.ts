import { expect, test } from 'vitest'
import { matchRoutes } from './match.ts'

const routes = [
  { path: '/sign-in' },
  {
    children: [
      { index: true },
      { path: '/users' },
      { path: '/users/:userId', children: [{ index: true }] },
      { path: '/plans', children: [{ index: true }, { path: 'reconcile' }, { path: ':planId' }] },
      { path: '*' },
    ],
  },
]

const pathsOf = (pathname: string) => matchRoutes(routes, pathname).map(({ route }) => route.path ?? '')

test('an address leads to its route and those around it', () => {
  expect(pathsOf('/sign-in')).toEqual(['/sign-in'])
  expect(pathsOf('/')).toEqual(['', ''])
  expect(pathsOf('/users')).toEqual(['', '/users'])
  expect(pathsOf('/users/4')).toEqual(['', '/users/:userId', ''])
  expect(pathsOf('/plans')).toEqual(['', '/plans', ''])
  expect(pathsOf('/plans/reconcile')).toEqual(['', '/plans', 'reconcile'])
  expect(pathsOf('/plans/7')).toEqual(['', '/plans', ':planId'])
})

test('every other address leads to the page for those', () => {
  for (const path of ['/nothing', '/users/4/5', '/plans/7/8', '/sign-in/x', '/userss'])
    expect(pathsOf(path)).toEqual(['', '*'])
  expect(matchRoutes([{ path: '/a' }], '/b')).toEqual([])
})

test('case and a slash at the end do not matter', () => {
  expect(pathsOf('/Users/')).toEqual(['', '/users'])
  expect(pathsOf('/PLANS/Reconcile')).toEqual(['', '/plans', 'reconcile'])
})

test('all routes know the parameters, decoded', () => {
  const [outer, , inner] = matchRoutes(routes, '/users/a%20b')
  expect([outer?.params, inner?.params]).toEqual([{ userId: 'a b' }, { userId: 'a b' }])
  expect(matchRoutes(routes, '/users/%E0%A4%A')[0]?.params).toEqual({ userId: '%E0%A4%A' })
})
