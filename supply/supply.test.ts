import { describe, expect, it } from 'vitest'
import { isAllowed } from './allowed.ts'
import { isOwn, namedIn } from './elsewhere.ts'

describe('a licence', () => {
  it.each([
    ['MIT', true, true],
    ['(MIT OR GPL-3.0-only)', true, true],
    ['MIT AND ISC', true, true],
    ['MIT AND GPL-3.0-only', false, false],
    ['Apache-2.0', false, true],
    ['GPL-3.0-only', false, false],
    ['', false, false],
    ['constructor', false, false],
  ])('%s: shipped %s, as a tool %s', (licence, shipped, tools) => {
    expect([isAllowed(licence, 'shipped'), isAllowed(licence, 'tools')]).toEqual([shipped, tools])
  })
})

const loads = (file: string, text: string) => namedIn(file, text).fetched.filter((address) => !isOwn(address))

describe('what is loaded from elsewhere is found', () => {
  it.each([
    ['a.js', `import 'https://cdn.example/a.js'`, 'https://cdn.example/a.js'],
    ['a.js', `export * from '//cdn.example/a.js'`, '//cdn.example/a.js'],
    ['a.js', 'void import(`https://cdn.example/a.js`)', 'https://cdn.example/a.js'],
    ['a.js', 'void import(a.module)', 'computed:….module'],
    ['a.css', `@font-face { src: url("https://cdn.example/a.woff2") }`, 'https://cdn.example/a.woff2'],
    ['a.css', `@import 'https://cdn.example/a.css';`, 'https://cdn.example/a.css'],
    ['a.html', `<script type="module" src="https://cdn.example/a.js"></script>`, 'https://cdn.example/a.js'],
    ['a.html', `<link rel="preconnect" href="//cdn.example">`, '//cdn.example'],
  ])('%s: %s', (file, text, found) => {
    expect(loads(file, text)).toEqual([found])
  })

  it.each([
    ['a.js', `import './b.js'; void import('./c.js')`],
    ['a.css', `a { background: url(data:image/png;base64,AA==) } b { background: url(/assets/b.png) }`],
    ['a.html', `<script type="module" crossorigin src="/assets/a.js"></script>`],
  ])('and only that: %s: %s', (file, text) => {
    expect(loads(file, text)).toEqual([])
  })

  it('as are addresses in texts, however they go on', () => {
    const code = 'fetch(`https://a.example/${x}`); const b = "see wss://b.example"; const c = "//c.example/x"'
    expect(namedIn('a.js', code).addresses).toEqual(['https://a.example/', 'wss://b.example', '//c.example'])
  })

  it('a file of a kind that is not known is not passed over', () => {
    expect(() => namedIn('a.wasm', '')).toThrow('Teach supply/elsewhere.ts')
  })
})
