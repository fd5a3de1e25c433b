import { describe, expect, it } from 'vitest'
import { firstGrapheme } from './firstGrapheme.ts'

describe('firstGrapheme', () => {
  it.each([
    ['Anna', 'A'],
    ['  Anna', 'A'],
    ['Z', 'Z'],
    ['Żaneta', 'Ż'],
    // With combining marks instead of one code point.
    ['Z\u0307aneta', 'Z\u0307'],
    ['A\u0301na', 'A\u0301'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧'],
    ['🇵🇱 team', '🇵🇱'],
    ['عبد', 'ع'],
    ['陈伟', '陈'],
    ['\u200B\u202EEve', 'E'],
    ['', ''],
    [' \u200B', ''],
  ])('of %j is %j', (text, first) => expect(firstGrapheme(text)).toBe(first))
})
