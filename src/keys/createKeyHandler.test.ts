import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyPress } from '../ui/shortcut.ts'
import { createKeyHandler } from './createKeyHandler.ts'

const press: KeyPress = {
  key: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  repeat: false,
  target: null,
}

/** A handler with some keys, and what it ran. */
function setUp({ isOn = true, isMac = false } = {}) {
  const ran: string[] = []
  let time = 0
  const run = (key: string) => void ran.push(key)
  const bound = [
    'j',
    '/',
    '?',
    '.',
    'x',
    'g u',
    'u',
    'Shift+ArrowDown',
    'ArrowDown',
    'ArrowUp',
    'Mod+k',
    'Space',
  ]
  const handle = createKeyHandler({
    bindings: () =>
      bound.map((key) => ({
        keys: [key],
        name: key,
        run,
        repeats: key === 'j',
        inFields: key === 'ArrowDown',
      })),
    areSingleKeysOn: () => isOn,
    isMac,
    now: () => time,
  })
  return {
    ran,
    press: (keys: Partial<KeyPress>) => handle({ ...press, ...keys }),
    wait: (ms: number) => {
      time += ms
    },
  }
}

/** A key press as AltGr sends it on Linux, where it shows as no other modifier. */
const altGraph = { getModifierState: (name: string) => name === 'AltGraph' }
const field = { closest: () => ({}) } as unknown as EventTarget

test('a key runs what it is bound to, with Caps Lock too and however the keyboard types it', () => {
  const { ran, press: hit } = setUp()
  for (const keys of [
    { key: 'j' },
    { key: 'J' },
    { key: '?', shiftKey: true },
    { key: '/', shiftKey: true },
    { key: '.' },
    { key: ' ' },
    { key: 'ArrowDown' },
    { key: 'ArrowDown', shiftKey: true },
  ])
    expect(hit(keys)).toBe(true)
  expect(ran).toEqual(['j', 'j', '?', '/', '.', 'Space', 'ArrowDown', 'Shift+ArrowDown'])
  expect(hit({ key: 'J', shiftKey: true })).toBe(false)
})

test('a key that works in fields does so, and no other', () => {
  const { ran, press: hit } = setUp()
  expect(hit({ key: 'ArrowDown', target: field })).toBe(true)
  expect(hit({ key: 'ArrowUp', target: field })).toBe(false)
  expect(hit({ key: 'ArrowDown', target: field, isComposing: true })).toBe(false)
  expect(ran).toEqual(['ArrowDown'])
})

test('no character runs anything with Ctrl, Alt, Command or AltGr, while composing, or in a field', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom('j', '/', '?', '.', 'x', 'g', 'u', ' '),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      fc.constantFrom<Partial<KeyPress>>(
        { altKey: true },
        { ctrlKey: true },
        { metaKey: true },
        { ctrlKey: true, altKey: true },
        { isComposing: true },
        { keyCode: 229 },
        { target: field },
        altGraph,
      ),
      fc.boolean(),
      (key, held, shiftKey) => {
        const { ran, press: hit } = setUp()
        hit({ key, shiftKey, ...held })
        expect(ran.filter((name) => name !== 'Mod+k')).toEqual([])
      },
    ),
  )
})

test('no character but the space bar runs anything while single keys are off', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
      fc.boolean(),
      (keys, shiftKey) => {
        const { ran, press: hit } = setUp({ isOn: false })
        for (const key of ['g', ...keys, 'u', 'j', '/', '?', '.', 'x']) hit({ key, shiftKey })
        expect(ran.filter((name) => name !== 'Space')).toEqual([])
      },
    ),
  )
  const { ran, press: hit } = setUp({ isOn: false })
  hit({ key: 'ArrowDown' })
  hit({ key: 'k', ctrlKey: true })
  expect(ran).toEqual(['ArrowDown', 'Mod+k'])
})

test('two keys in a row run a sequence, in time and with nothing in between', () => {
  const { ran, press: hit, wait } = setUp()
  expect(hit({ key: 'g' })).toBe(false)
  hit({ key: 'Shift' })
  expect(hit({ key: 'u' })).toBe(true)
  expect(ran).toEqual(['g u'])
  hit({ key: 'g' })
  wait(2000)
  hit({ key: 'u' })
  hit({ key: 'g' })
  hit({ key: 'j' })
  hit({ key: 'u' })
  expect(ran).toEqual(['g u', 'u', 'j', 'u'])
})

test('a key that is held down runs only what goes on', () => {
  const { ran, press: hit } = setUp()
  hit({ key: 'j', repeat: true })
  hit({ key: 'x', repeat: true })
  expect(ran).toEqual(['j'])
})

test.each([
  [false, { ctrlKey: true }, true],
  [false, { metaKey: true }, false],
  [false, { ctrlKey: true, altKey: true }, false],
  [false, { ctrlKey: true, shiftKey: true }, false],
  [true, { metaKey: true }, true],
  [true, { ctrlKey: true }, false],
  [false, { ctrlKey: true, isComposing: true }, false],
])('on a Mac %s, K with %o opens the palette: %s', (isMac, held, isOpen) => {
  expect(setUp({ isMac }).press({ key: 'k', target: field, ...held })).toBe(isOpen)
})
