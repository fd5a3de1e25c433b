/** No token is as long. Longer texts would make the regular expressions slow. */
const maxLength = 4096

/**
 * Removes what is often copied along with a token from a header, a script or a chat, and names it. Returns an empty
 * text if the input is far too long to be a token.
 */
export function cleanToken(pasted: string): { text: string; removed: string[] } {
  if (pasted.length > maxLength) return { text: '', removed: [] }
  const removed = new Set<string>()
  let text = pasted
  for (const [name, pattern] of wrappings) {
    const match = pattern.exec(text)
    if (match?.[1] === undefined || match[1] === text) continue
    text = match[1]
    removed.add(name)
  }
  return { text, removed: [...removed] }
}

const quotes = '["\'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]'
const spaced = /^[\s\u200b\ufeff]*(.*?)[\s\u200b\ufeff]*$/s
const quoted = new RegExp(`^${quotes}*(.*?)${quotes}*[,;]?$`, 's')
/** As in an .env file, a shell, PowerShell, YAML or JSON. Only before `tot_`: any other token may contain an equals sign. */
const assigned = new RegExp(
  `^(?:(?:export|set|env)\\s+|\\$env:)?["']?(?!tot_)[a-z_][\\w.-]*["']?\\s*[:=]\\s*(${quotes}?(?:Bearer\\s+)?tot_.*)$`,
  'is',
)
/** From the outside in, as in `"Authorization: Bearer 'tot_…'"`. The names are shown to the admin. */
const wrappings: [string, RegExp][] = [
  ['spaces', spaced],
  ['quotes', quoted],
  ['“Authorization:”', /^["']?Authorization["']?\s*[:=]\s*(.*)$/is],
  ['the name of a variable', assigned],
  ['quotes', quoted],
  ['“Bearer”', /^Bearer\s+(.*)$/is],
  ['quotes', quoted],
  ['spaces', spaced],
]
