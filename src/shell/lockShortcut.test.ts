import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOutsideText } from '../ui/shortcut.ts'
import { isLockShortcut } from './lockShortcut.ts'

const press = {
  key: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  repeat: false,
  target: null,
}
type Press = typeof press
const shiftF8 = { ...press, key: 'F8', shiftKey: true }

/** What the key L types on a Mac and elsewhere, with the modifiers that browsers report. */
const typed: [string, Partial<Press>][] = [
  ['Polish Mac: Option+Shift+L', { key: 'Ł', altKey: true, shiftKey: true }],
  ['US Mac: Option+Shift+L', { key: 'Ò', altKey: true, shiftKey: true }],
  ['German Mac: Option+L', { key: '@', altKey: true }],
  ['French Mac: Option+Shift+L', { key: '|', altKey: true, shiftKey: true }],
  ['Czech Mac: Option+Shift+L', { key: 'Ł', altKey: true, shiftKey: true }],
  ['Polish Windows: AltGr+Shift+L', { key: 'Ł', ctrlKey: true, altKey: true, shiftKey: true }],
  ['Polish Linux: AltGr+Shift+L', { key: 'Ł', shiftKey: true }],
  ['Czech Windows: AltGr+L', { key: 'ł', ctrlKey: true, altKey: true }],
  ['US: Alt+Shift+L', { key: 'L', altKey: true, shiftKey: true }],
  ['a dead key', { key: 'Dead', altKey: true, shiftKey: true }],
]

test.each(typed)('does not lock: %s', (_, keys) => {
  expect(isLockShortcut({ ...press, ...keys })).toBe(false)
})

const modifiers = {
  ctrlKey: fc.boolean(),
  altKey: fc.boolean(),
  shiftKey: fc.boolean(),
  metaKey: fc.boolean(),
  isComposing: fc.boolean(),
  repeat: fc.boolean(),
}

test('no key that types a character locks, with any modifiers', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.record(modifiers),
      (key, held) => {
        expect(isLockShortcut({ ...press, ...held, key })).toBe(false)
      },
    ),
  )
})

test('Shift+F8 locks, and only with exactly this modifier', () => {
  expect(isLockShortcut(shiftF8)).toBe(true)
  fc.assert(
    fc.property(fc.record(modifiers), (held) => {
      const { shiftKey, ...others } = held
      const isExact = shiftKey && !Object.values(others).some(Boolean)
      expect(isLockShortcut({ ...press, ...held, key: 'F8' })).toBe(isExact)
    }),
  )
})

describe('where a key goes into a text', () => {
  /** An event target inside of an element that matches a selector. */
  const within = (element: object | null) => ({ closest: () => element }) as unknown as EventTarget

  test('Shift+F8 locks, unless text is composed', () => {
    const target = within({})
    expect(isOutsideText({ isComposing: false, target })).toBe(false)
    expect(isLockShortcut({ ...shiftF8, target })).toBe(true)
    expect(isLockShortcut({ ...shiftF8, target, isComposing: true })).toBe(false)
  })

  test('it is outside of text otherwise, also where the target is no element', () => {
    for (const target of [within(null), {} as EventTarget, null])
      expect(isOutsideText({ isComposing: false, target })).toBe(true)
  })
})
