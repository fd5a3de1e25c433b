import { expect, test } from 'vitest'
import { appNameOf } from './appName.ts'

test.each([
  ['/', 'roster'],
  ['/roster/', 'roster/roster'],
  ['/tools/roster/', 'roster/tools/roster'],
])('a copy at %s is named %s', (base, name) => {
  expect(appNameOf(base)).toBe(name)
})
