import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { minify, type Plugin, transformWithOxc } from 'vite'

const source = join(import.meta.dirname, '../src/desk/port/serviceWorker.ts')

/**
 * Builds `src/desk/port/serviceWorker.ts` as `sw.js` beside the page. Its name has no hash: a service worker is found by its
 * address. It has no imports and no exports, because browsers run it as a classic script.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'roster:service-worker',
    apply: 'build',
    async generateBundle() {
      const { code } = await transformWithOxc(await readFile(source, 'utf8'), source)
      const small = await minify('sw.js', code, { module: false })
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: small.code })
    },
  }
}
