import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * Puts another version in the place of a build: every script gets another name, and the service worker other content. Returns
 * what puts the first version back.
 */
export async function deployAnother(folder: string): Promise<() => Promise<void>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => /\.(js|html)$/.test(path))
  const files = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  )
  const scripts = new Set(
    paths.filter((path) => path.startsWith('assets/')).map((path) => basename(path, '.js')),
  )
  const rename = (text: string) =>
    text.replaceAll(/([\w.-]+)\.js/g, (file, name: string) => (scripts.has(name) ? `${name}0.js` : file))
  for (const { path, text } of files)
    await writeFile(join(folder, rename(path)), path === 'sw.js' ? `${text}//` : rename(text))
  await Promise.all([...scripts].map((name) => rm(join(folder, 'assets', `${name}.js`))))
  return async () => {
    for (const { path, text } of files) await writeFile(join(folder, path), text)
    await Promise.all([...scripts].map((name) => rm(join(folder, 'assets', `${name}0.js`))))
  }
}
