/** Letters without a Unicode decomposition, and punctuation with several forms, each with its replacement. */
const replacements = new Map(
  "łl đd ðd øo ħh ŧt ŋn ıi æae œoe ßss þth ςσ ‘' ’' ʼ' ‐- ‒- –-"
    .split(' ')
    .map((pair) => [pair[0], pair.slice(1)]),
)

/**
 * Folds a text for searching: lower case, without diacritics and invisible characters, with plain spaces. Folding a text
 * gives the same result as folding its characters one by one.
 */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[łđðøħŧŋıæœßþς‘’ʼ‐‒–]/g, (letter) => replacements.get(letter) ?? '')
}

/**
 * Finds where folded terms occur in a text, for highlighting. Returns ranges in ascending order that neither overlap nor
 * touch, in indexes of the text (`end` exclusive). A range holds whole characters with their combining marks.
 */
export function findRanges(text: string, terms: readonly string[]): [start: number, end: number][] {
  /** For each index of the folded text, the index in `text` of the character it comes from. */
  const origins: number[] = []
  let folded = ''
  let index = 0
  for (const character of text) {
    const part = fold(character)
    for (let i = 0; i < part.length; i++) origins.push(index)
    folded += part
    index += character.length
  }
  const found = terms.flatMap((term) => findAll(folded, term))
  const ranges: [number, number][] = []
  for (const [from, to] of found.toSorted(([a], [b]) => a - b)) {
    const start = origins[from] ?? 0
    let next = to
    // A character can fold to several, as ß does. Include all of them.
    while (origins[next] === origins[to - 1]) next++
    const end = origins[next] ?? text.length
    const last = ranges.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return ranges
}

/** Finds all occurrences of a term, overlapping ones too. */
function findAll(text: string, term: string): [number, number][] {
  const found: [number, number][] = []
  if (term === '') return found
  for (let index = text.indexOf(term); index >= 0; index = text.indexOf(term, index + 1)) {
    found.push([index, index + term.length])
  }
  return found
}
