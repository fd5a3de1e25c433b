import { describe, expect, test } from 'vitest'
import { readPlace, resized, writePlace } from './place.ts'

describe('the place in the address', () => {
  test.each([
    ['', { page: 1, size: 20 }],
    ['?page=3', { page: 3, size: 20 }],
    ['?size=250&page=2', { page: 2, size: 250 }],
    ['?page=3&utm=x', { page: 3, size: 20 }],
  ])('%j', (search, place) => {
    expect(readPlace(search)).toEqual({ place, ignored: [] })
  })

  test.each([
    'page=0',
    'page=-1',
    'page=abc',
    'page=1.5',
    'page=',
    'page=99999999999',
    'size=7',
    'size=1e2',
    'size=100%20',
  ])('what is wrong is ignored and named: %s', (wrong) => {
    const { place, ignored } = readPlace(`?${wrong}`)
    expect(place).toEqual({ page: 1, size: 20 })
    expect(ignored).toEqual([decodeURIComponent(wrong)])
  })

  test('one wrong parameter leaves the others', () => {
    expect(readPlace('?page=x&size=50')).toEqual({ place: { page: 1, size: 50 }, ignored: ['page=x'] })
  })

  test('is written without what is at its default, and read back the same', () => {
    expect(writePlace({ page: 1, size: 20 })).toBe('')
    for (const place of [
      { page: 1, size: 50 },
      { page: 3, size: 20 },
      { page: 12, size: 250 },
    ]) {
      expect(readPlace(writePlace(place)).place).toEqual(place)
    }
  })

  test('another size keeps the first row in sight', () => {
    expect(resized({ page: 3, size: 20 }, 50)).toEqual({ page: 1, size: 50 })
    expect(resized({ page: 6, size: 20 }, 50)).toEqual({ page: 3, size: 50 })
    expect(resized({ page: 2, size: 250 }, 20)).toEqual({ page: 13, size: 20 })
  })
})
