/** Quotes and brackets by the character that opens them, each with those that close it. */
const closing = new Map([
  ['"', '"'],
  ['“', '”“'],
  ['„', '“”'],
  ['«', '»'],
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ["'", "'"],
  ['‘', '’'],
])

/**
 * Splits a line at each separator (a single character) that is not inside quotes or brackets. One that is never closed
 * is part of the text. Returns the parts that are not blank.
 */
export function splitOutside(line: string, separator: RegExp): string[] {
  // Most lines have none, which one search finds out.
  if (!separator.test(line)) return line.trim() === '' ? [] : [line]
  const parts: string[] = []
  let from = 0
  let isStart = true
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index)
    if (separator.test(character)) {
      parts.push(line.slice(from, index))
      from = index + 1
      isStart = true
    } else if (/[,，、،;；؛\t]/.test(character)) {
      isStart = true
    } else if (character !== ' ') {
      const closes = closing.get(character)
      const isQuote = !'<(['.includes(character)
      // A quote opens at the start only: elsewhere it may be an apostrophe, or mean inches.
      if (closes !== undefined && (isStart || !isQuote)) index = findClose(line, index, closes, isQuote)
      isStart = false
    }
  }
  parts.push(line.slice(from))
  return parts.filter((part) => part.trim() !== '')
}

/** Returns the index where what opens at `open` closes; `open` itself if it does not. */
function findClose(line: string, open: number, closes: string, isQuote: boolean): number {
  for (let index = open + 1; index < line.length; index++) {
    const character = line.charAt(index)
    if (!isQuote && /[<([;]/.test(character)) return open
    if (!closes.includes(character)) continue
    // A doubled quote stands for one. After the last one comes a separator or an address.
    if (isQuote && line[index + 1] === character) index++
    else if (!isQuote || /^\s*(?:[<(,，、،;；؛\t]|$)/.test(line.slice(index + 1, index + 20))) return index
  }
  return open
}
