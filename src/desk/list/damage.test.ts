import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuSeconds } from '../../../test/cpuSeconds.ts'
import { differsInAccents, findDamage } from './damage.ts'

describe('a difference that looks like damage', () => {
  test.each([
    ['questionMarks', 'محمد', '????'],
    ['questionMarks', 'Ibáñez', 'Ibá?ez'],
    ['questionMarks', 'Ibáñez', 'Ib??ez'],
    ['questionMarks', 'Ibáñez', 'Ib????ez'],
    ['questionMarks', 'Łoś', '?os'],
    ['questionMarks', 'Ōta', '?ta'],
    ['questionMarks', 'Ωμέγα Who?', '????? Who?'],
    ['questionMarks', 'Ibáñez', 'Ib\ufffd\ufffdez'],
    ['questionMarks', 'Ibáñez', 'Ibez'],
    ['questionMarks', '', '????'],
    ['questionMarks', 'Anna', 'M?ller'],
    ['questionMarks', 'Anna', '?ucja'],
    ['encoding', 'Ibáñez', 'IbÃ¡Ã±ez'],
    ['encoding', 'Kowalska-Łoś', 'Kowalska-£oœ'],
    ['encoding', 'Szűcs', 'Szûcs'],
    ['encoding', 'João', 'Joăo'],
    ['encoding', 'Müller', 'MŸller'],
    ['accents', 'Müller', 'Muller'],
    ['accents', 'Müller', 'Mueller'],
    ['accents', 'Łucja', 'Lucja'],
    ['accents', 'WEIß', 'WEISS'],
    ['accents', 'Szűcs Éva', 'Szucs Éva'],
    ['boolean', 'True', 'TRUE'],
    ['boolean', 'false', 'FALSCH'],
    ['number', '007', '7'],
    ['number', '1.10', '1.1'],
    ['number', '1E5', '1.00E+05'],
    ['number', '1234567890123', '1.23457E+12'],
    ['number', '12345678901234567', '12345678901234500'],
    ['date', '1-2', '2024-01-02'],
    ['date', '3/4', '4-Mar'],
    ['date', '3/4', '04. Mrz'],
    ['date', '1.2', '01.lut'],
    ['date', 'SEPT2', '2-Sep'],
    ['date', 'MAR1', '43891'],
    ['date', '1-2-03', '02.01.2003 00:00'],
    ['error', 'Anna', '#NAME?'],
    ['error', 'Anna', '#ARG!'],
    ['error', '', '########'],
  ])('is %s: %s → %s', (damage, current, cell) => {
    expect(findDamage(current, cell)).toBe(damage)
    expect(findDamage(` ${current}`, `${cell} `)).toBe(damage)
  })

  test.each([
    ['Anna', 'Hanna'],
    ['Lucja', 'Łucja'],
    ['Éva Szucs', 'Éva Szűcs'],
    ['Analyst', 'Lead'],
    ['Analyst', ''],
    ['', 'Who?'],
    ['What', 'What?'],
    ['Ib?ez', 'Ibáñez'],
    ['Müller', 'Möller-Weiß'],
    ['Anna', 'ANNA'],
    ['O’Brien', "O'Brien"],
    ['Analyst 1', 'Analyst 2'],
    ['Analyst', '2024-01-02'],
    ['7', '8'],
    ['May', 'Mai'],
    ['Team #7', '#TEAM'],
    ['محمد', 'علي'],
    ['محمد', 'Muhammad'],
  ])('is not %s → %s', (current, cell) => {
    expect(findDamage(current, cell)).toBeNull()
  })

  const letters = fc.string({ unit: fc.constantFrom(...Array.from('aáłöŁñمДё漢😀? -')), maxLength: 12 })
  const lossy = (text: string) => text.normalize('NFC').replaceAll(/[^\0-\x7f]/gu, '?')

  test('is every text whose letters became question marks', () => {
    fc.assert(
      fc.property(letters, (text) => {
        fc.pre(/[^\0-\x7f]/.test(text))
        expect(findDamage(text, lossy(text))).toBe('questionMarks')
      }),
      { seed: 20261128, numRuns: 1000 },
    )
  })

  test('is every text that was read in the wrong encoding', () => {
    const names = fc.string({
      unit: fc.constantFrom(...Array.from('abáéñöűőłśžčÄÖß')),
      minLength: 1,
      maxLength: 10,
    })
    fc.assert(
      fc.property(names, fc.constantFrom('windows-1250', 'windows-1252', 'macintosh'), (text, read) => {
        const cell = new TextDecoder(read).decode(new TextEncoder().encode(text))
        fc.pre(cell.trim() !== text && !/\?\p{L}/u.test(cell))
        expect(findDamage(text, cell)).toBe('encoding')
      }),
      { seed: 20261128 },
    )
  })

  test('is never an unchanged text, and is found quickly', () => {
    fc.assert(
      fc.property(letters, letters, (text, cell) => {
        if (!/\?\p{L}|^\?[?\s]*\?$/u.test(text.trim())) expect(findDamage(text, text)).toBeNull()
        expect(() => findDamage(text, cell)).not.toThrow()
      }),
      { seed: 20261128 },
    )
    const seconds = cpuSeconds(() => {
      findDamage('á'.repeat(500), '?á'.repeat(250))
      findDamage('á'.repeat(100_000), '?a'.repeat(50_000))
    })
    expect(seconds).toBeLessThan(4)
  })
})

test.each([
  ['Lucja', 'Łucja', true],
  ['Szűcs', 'Szûcs', true],
  ['Anna', 'ANNA', false],
  ['O’Brien', "O'Brien", false],
  ['Anna', 'Hanna', false],
])('%s and %s differ in accents only: %s', (a, b, expected) => {
  expect(differsInAccents(a, b)).toBe(expected)
})
