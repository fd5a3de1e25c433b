import { type ESTree, parseSync, Visitor } from 'vite'

/** What a file of the build loads, and which URLs it contains. */
export interface Named {
  /** What a browser fetches because of this file. */
  fetched: string[]
  /** URLs in strings, which nothing fetches by itself. */
  addresses: string[]
}

/** Reads a file of the build by its type. Throws for an unknown type, so that none is overlooked. */
export function namedIn(file: string, text: string): Named {
  const kind = file.slice(file.lastIndexOf('.') + 1)
  switch (kind) {
    case 'js':
      return inScript(file, text)
    case 'css':
      return { fetched: inStyles(text), addresses: addressesOf([text]) }
    case 'html':
    case 'svg':
      return {
        fetched: all(text, /\s(?:src|href|xlink:href|data|action|poster|srcset)\s*=\s*["']([^"']*)/gi),
        addresses: addressesOf([text]),
      }
    // The list of licenses, for people: nothing loads it.
    case 'md':
    case 'br':
    case 'gz':
      // A compressed copy of the file beside it (server/compressed.ts).
      return { fetched: [], addresses: [] }
    default:
      throw new Error(`It is not known what a .${kind} file fetches. Teach supply/elsewhere.ts to read it.`)
  }
}

/** Finds imported modules, and URLs in every string. A URL that is assembled at run time has its start in one too. */
function inScript(file: string, code: string): Named {
  const { program, errors } = parseSync(file, code)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const fetched: string[] = []
  const texts: string[] = []
  new Visitor({
    ImportDeclaration: ({ source }) => fetched.push(source.value),
    ExportAllDeclaration: ({ source }) => fetched.push(source.value),
    ExportNamedDeclaration: ({ source }) => source && fetched.push(source.value),
    ImportExpression: ({ source }) => fetched.push(imported(source, code)),
    Literal: ({ value }) => typeof value === 'string' && texts.push(value),
    TemplateElement: ({ value }) => texts.push(value.raw),
  }).visit(program)
  return { fetched, addresses: addressesOf(texts) }
}

/** Returns what an `import()` names; nothing for an expression that is only known at run time. */
function imported(source: ESTree.Expression, code: string): string {
  if (source.type === 'Literal') return String(source.value)
  const [only, more] = source.type === 'TemplateLiteral' ? source.quasis : []
  return only && !more
    ? only.value.raw
    : `computed:${code.slice(source.start, source.end).replace(/^[\w$]+/, '…')}`
}

function inStyles(css: string): string[] {
  return [...all(css, /url\(\s*["']?([^"')]*)/gi), ...all(css, /@import\s+["']([^"']*)/gi)]
}

/** Finds URLs of other origins: with a scheme that reaches the network, or starting with `//`. */
function addressesOf(texts: string[]): string[] {
  return texts.flatMap((text) => [
    ...all(text, /((?:https?|wss?|ftp):\/\/[^\s"'<>`)]*)/gi),
    ...all(text, /^(\/\/[\w.-]+)/g),
  ])
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, part = '']) => part)
}

/** Whether a request stays within the build: a path, or inline data. */
export function isOwn(address: string): boolean {
  return /^data:/i.test(address) || !/^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(address.trim())
}
