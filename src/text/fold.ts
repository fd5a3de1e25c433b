/** Letters that have no decomposition, and signs that are typed one way and stored another, each with what it becomes. */
const replaced = new Map(
  "łl đd ðd øo ħh ŧt ŋn ıi æae œoe ßss þth ςσ ‘' ’' ʼ' ‐- ‒- –-"
    .split(' ')
    .map((pair) => [pair[0], pair.slice(1)]),
)

/**
 * A text as it is searched: small letters without diacritics or characters that can't be seen, every kind of space a
 * plain one. Folding a text gives the same as folding its characters one by one.
 */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[łđðøħŧŋıæœßþς‘’ʼ‐‒–]/g, (letter) => replaced.get(letter) ?? '')
}

/**
 * Where these terms (folded) occur in a text as it is displayed: ranges of it in ascending order that don't touch each
 * other, `end` exclusive, in the units of `String.slice`. Whole characters, with their combining marks.
 */
export function marks(text: string, terms: readonly string[]): [start: number, end: number][] {
  const starts: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const piece = fold(character)
    for (let unit = 0; unit < piece.length; unit++) starts.push(at)
    folded += piece
    at += character.length
  }
  const found = terms.flatMap((term) => occurrences(folded, term))
  const ranges: [number, number][] = []
  for (const [from, to] of found.toSorted(([a], [b]) => a - b)) {
    const start = starts[from] ?? 0
    let next = to
    // One character can have become several, as ß does.
    while (starts[next] === starts[to - 1]) next++
    const end = starts[next] ?? text.length
    const last = ranges.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return ranges
}

function occurrences(text: string, term: string): [number, number][] {
  const found: [number, number][] = []
  if (term === '') return found
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    found.push([at, at + term.length])
  }
  return found
}
