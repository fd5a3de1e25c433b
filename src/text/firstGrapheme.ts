const plain = /^\s*([\x21-\x7e])(?=[\x20-\x7e]|$)/
let segmenter: Intl.Segmenter | undefined

/**
 * Returns the first character of a text as a reader counts them: a letter with its accents, or a whole emoji. Skips
 * space and characters that show nothing. Empty if nothing is left.
 */
export function firstGrapheme(text: string): string {
  const ascii = plain.exec(text)?.[1]
  if (ascii !== undefined) return ascii
  segmenter ??= new Intl.Segmenter()
  for (const { segment } of segmenter.segment(text.replace(/^[\s\p{C}]+/u, ''))) return segment
  return ''
}
