/** Letters without a Unicode decomposition, each with its replacement. */
const replacements = new Map(
  'łl đd ðd øo ħh ŧt ŋn ıi æae œoe ßss þth ςσ'.split(' ').map((pair) => [pair[0], pair.slice(1)]),
)

/**
 * Folds a text for searching: lower case, without diacritics and invisible characters, with plain spaces, apostrophes
 * and hyphens. Folding a text gives the same result as folding its characters one by one.
 */
export function fold(text: string): string {
  // Looking for the first other character is more than twice as fast as matching a whole text of letters and digits.
  if (!/[^ -~]/.test(text)) return text.toLowerCase()
  return (
    text
      // Before decomposition, which would turn the acute accent into a space.
      .replaceAll(/[´\u1ffd‘’‛ʹʻʼʽˈ′]/g, "'")
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .replaceAll(/\s/g, ' ')
      .replaceAll(/[\p{Pd}−]/gu, '-')
      .replaceAll(/[łđðøħŧŋıæœßþς]/g, (letter) => replacements.get(letter) ?? '')
  )
}

/** Folds a text with the umlauts spelled out, as in `Groesse`. Returns null if it has none. */
export function foldUmlauts(text: string): string | null {
  const spelled = spellUmlauts(text)
  return spelled === text ? null : fold(spelled)
}

function spellUmlauts(text: string): string {
  return text.replaceAll(
    /[äöüø]|[aou]\u0308/gi,
    (letter) => `${letter.normalize('NFD').charAt(0).replace(/ø/i, 'o')}e`,
  )
}

/**
 * Finds where folded terms occur in a text, for highlighting. Returns ranges in ascending order that neither overlap nor
 * touch, in indexes of the text (`end` exclusive). A range holds whole characters with their combining marks.
 */
export function findRanges(text: string, terms: readonly string[]): [start: number, end: number][] {
  const found = [fold, (part: string) => fold(spellUmlauts(part))].flatMap((folding) =>
    findFolded(text, terms, folding),
  )
  const ranges: [number, number][] = []
  for (const [start, end] of found.toSorted(([a], [b]) => a - b)) {
    const last = ranges.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return ranges
}

function findFolded(text: string, terms: readonly string[], folding: typeof fold): [number, number][] {
  /** For each index of the folded text, the index in `text` of the character it comes from. */
  const origins: number[] = []
  let folded = ''
  let index = 0
  for (const character of text.match(/[aou]\u0308|./gisu) ?? []) {
    const part = folding(character)
    for (let i = 0; i < part.length; i++) origins.push(index)
    folded += part
    index += character.length
  }
  return terms
    .flatMap((term) => findAll(folded, term))
    .map(([from, to]) => {
      let next = to
      // A character can fold to several, as ß does. Include all of them.
      while (origins[next] === origins[to - 1]) next++
      return [origins[from] ?? 0, origins[next] ?? text.length]
    })
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
