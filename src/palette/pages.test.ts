import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageKeywords, pageNames } from './words.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

test('the palette offers every page of a session', () => {
  const routes = read('../appPages.tsx').matchAll(/path: '(\/[a-z/-]+)'/g)
  const paths = Array.from(routes, ([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(5)
  const navigation = read('../shell/AppShell.tsx')
  for (const path of paths) {
    expect(pageKeywords).toHaveProperty([path])
    expect(path in pageNames || navigation.includes(`{ to: '${path}'`)).toBe(true)
  }
})
