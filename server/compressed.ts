import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)

/** Writes a Brotli and a gzip copy beside each file of the build, so that servers need not compress. */
export function compressed(): Plugin {
  let folder: string
  return {
    name: 'roster:compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    closeBundle: {
      // Runs after the files of public/ were copied.
      order: 'post',
      async handler() {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true })
        // Vite doesn't empty a folder outside the project, so it may hold the compressed files of an earlier build.
        const files = entries.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
        await Promise.all(files.map(({ parentPath, name }) => compress(join(parentPath, name))))
      },
    },
  }
}

async function compress(file: string) {
  const content = await readFile(file)
  await writeFile(`${file}.br`, await brotli(content))
  await writeFile(`${file}.gz`, await gzip(content, { level: 9 }))
}
