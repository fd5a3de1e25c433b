import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isOwn, namedIn } from './elsewhere.ts'
import { requireBuild, root } from './packages.ts'

/*
 * `npm run origins`: checks that nothing in dist is loaded from another origin. Scripts, styles, fonts, images and
 * workers are the build's own; every URL in a string is listed here with the reason.
 */

const explained: Record<string, string> = {
  'http://www.w3.org/2000/svg': 'the name of SVG, which nothing fetches',
  'http://www.w3.org/1999/xlink': 'the name of XLink',
  'http://www.w3.org/XML/1998/namespace': 'the name of XML’s own attributes',
  'http://www.w3.org/1998/Math/MathML': 'the name of MathML',
  'http://': 'MSW’s cookies, which put a host behind it to look at its name',
  'http://roster': 'to make a whole address of a path, in src/users/listState.ts',
  'https://': 'how a web address of the support begins, in src/organization/ServedHelp.tsx',
  'https://app.example.com/join?token=not-a-real-secret-token':
    'what the demo’s server puts into the answers about invitations, and no page may show',
  'http://x': 'the name of an awkward person of the demo',
  'https://react.dev/errors/': 'in the words of an error of React',
  'https://mantine.dev/theming/colors/#primary-color': 'in the words of an error of Mantine',
  'https://mswjs.io/docs/http/intercepting-requests#querysearch-parameters':
    'in the words of a warning of MSW',
}

const unexplained = (addresses: string[]) => addresses.filter((it) => !Object.hasOwn(explained, it))

requireBuild()
const dist = join(root, 'dist')
const found = new Set<string>()
const wrong: string[] = []
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((it) =>
  statSync(join(dist, it)).isFile(),
)

for (const file of files) {
  const text = readFileSync(join(dist, file), 'utf8')
  const { fetched, addresses } = namedIn(file, text)
  const notOwn = fetched.filter((it) => !isOwn(it))
  for (const address of [...notOwn, ...addresses]) found.add(address)
  wrong.push(...unexplained(notOwn).map((it) => `${file} loads ${it}`))
  wrong.push(...unexplained(addresses).map((it) => `${file} names ${it}`))
}

for (const address of [...found].toSorted())
  console.log(`${address}  ${explained[address] ?? 'NOT EXPLAINED'}`)
for (const address of Object.keys(explained))
  if (!found.has(address))
    wrong.push(`${address} is explained, but is in no file any more: take it out of supply/origins.ts`)
if (wrong.length > 0) {
  process.exitCode = 1
  console.error(
    `${wrong.join('\n')}\nWhat is loaded has to lie in dist. Of an address in a text find out what it is for; if nothing ` +
      'is fetched from there, add it to supply/origins.ts with why.',
  )
} else {
  console.log(`${files.length} files, which load nothing from elsewhere.`)
}
