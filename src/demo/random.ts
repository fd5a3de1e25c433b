/** Creates a seeded pseudorandom number generator (sfc32): small, fast and good enough for made-up people. */
export function createRandom(seed: number) {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1

  /** A signed 32-bit integer. */
  const nextInt32 = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum
  }
  // Without a warm-up, similar seeds start with similar numbers.
  for (let i = 0; i < 15; i++) nextInt32()

  /** A number from 0 to below 1. */
  const fraction = () => (nextInt32() >>> 0) / 2 ** 32

  return {
    fraction,

    chance: (probability: number) => fraction() < probability,

    pick<T>(items: readonly T[]): T {
      const picked = items[Math.floor(fraction() * items.length)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },

    /** A UUID (version 4). */
    uuid(): string {
      let word = 0
      for (let i = 0; i < 32; i++) {
        if (i % 8 === 0) word = nextInt32()
        characters[digitPositions[i] ?? 0] = digits[(word >>> ((i % 8) * 4)) & 15] ?? 0
      }
      characters[14] = 0x34
      characters[19] = digits[8 | ((word >>> 4) & 3)] ?? 0
      return String.fromCharCode(...characters)
    },
  }
}

export type Random = ReturnType<typeof createRandom>

// Concatenating strings would take ten times as long and most of the memory.
const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
const characters = Array.from('xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx', (character) => character.charCodeAt(0))
const digitPositions = [...characters.keys()].filter((position) => characters[position] !== 0x2d)
