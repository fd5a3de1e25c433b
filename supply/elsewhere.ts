import { type ESTree, parseSync, Visitor } from 'vite'

/** What a file of the build asks for, and what addresses stand in it. */
export interface Named {
  /** What a browser fetches because the file says so. */
  fetched: string[]
  /** Addresses in texts, which nothing fetches by itself. */
  addresses: string[]
}

/** Reads a file of the build by its kind. Throws where it is of no kind that is known, so that none is passed over. */
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
    // Licences, for people: nothing reads them.
    case 'md':
    case 'br':
    case 'gz':
      // The file beside it once more (server/compressed.ts).
      return { fetched: [], addresses: [] }
    default:
      throw new Error(`It is not known what a .${kind} file fetches. Teach supply/elsewhere.ts to read it.`)
  }
}

/** Modules, and the addresses in every text; what is put together from texts has its beginning there too. */
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

/** What an `import()` names; one that is only known when it runs is no path, and its shortened name is nothing to go by. */
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

/** Of other origins: with a scheme that reaches the network, or from `//` on at the beginning of a text. */
function addressesOf(texts: string[]): string[] {
  return texts.flatMap((text) => [
    ...all(text, /((?:https?|wss?|ftp):\/\/[^\s"'<>`)]*)/gi),
    ...all(text, /^(\/\/[\w.-]+)/g),
  ])
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, part = '']) => part)
}

/** Whether what is fetched is the build's own: a path, or data that is there already. */
export function isOwn(address: string): boolean {
  return /^data:/i.test(address) || !/^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(address.trim())
}
