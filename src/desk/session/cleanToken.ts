/** No token is as long; what takes off what is around one takes the longer the more there is. */
const longest = 4096

/**
 * Takes off what comes along when a token is copied from a header, a script or a chat; says what it was. Nothing is left
 * of a text that is far too long.
 */
export function cleanToken(pasted: string): { text: string; removed: string[] } {
  if (pasted.length > longest) return { text: '', removed: [] }
  const removed = new Set<string>()
  let text = pasted
  for (const [what, around] of wrappings) {
    const match = around.exec(text)
    if (match?.[1] === undefined || match[1] === text) continue
    text = match[1]
    removed.add(what)
  }
  return { text, removed: [...removed] }
}

const quotes = '["\'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]'
const space = /^[\s\u200b\ufeff]*(.*?)[\s\u200b\ufeff]*$/s
const quoted = new RegExp(`^${quotes}*(.*?)${quotes}*,?$`, 's')
/** In the order in which they wrap each other: `"Authorization: Bearer 'tot_…'"`. */
const wrappings: [string, RegExp][] = [
  ['space', space],
  ['quotes', quoted],
  ['“Authorization:”', /^["']?Authorization["']?\s*[:=]\s*(.*)$/is],
  ['quotes', quoted],
  ['“Bearer”', /^Bearer\s+(.*)$/is],
  ['quotes', quoted],
  ['space', space],
]
