import { fold } from '../text/fold.ts'

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Scores above this mean that the first word of the name was typed or begun. */
export const closeScore = 4

/**
 * Scores how well a name matches what was typed, blind to case and diacritics: every word typed must start a word of the
 * name, or of the keywords, which count half. 0: it doesn't match. Whole words and the first word count more.
 */
export function score(typed: string, name: string, keywords = ''): number {
  const typedWords = wordsOf(typed)
  if (typedWords.length === 0) return typed.trim() === '' ? 1 : 0
  const best = (word: string, words: string[], weight: number) =>
    words.map((other, at) =>
      other.startsWith(word) ? weight * (1 + word.length / other.length + (at === 0 ? 1 : 0)) : 0,
    )
  const scores = typedWords.map((word) =>
    Math.max(0, ...best(word, wordsOf(name), 2), ...best(word, wordsOf(keywords), 1)),
  )
  return scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0) / scores.length
}
