import { createHash } from 'node:crypto'
import { join, relative, sep } from 'node:path'
import type { CSSOptions } from 'vite'

const root = join(import.meta.dirname, '..')
/** Files by their suffix. */
const files = new Map<string, string>()

/**
 * Vite's options for CSS modules. A class is named by itself and its file, for example `table_x1Yz`. Vite's own names also
 * have the number of their line, which differs for each class and so hardly compresses.
 */
export const classNames: CSSOptions = {
  modules: {
    generateScopedName(name, file) {
      const path = relative(root, file).split(sep).join('/')
      const suffix = createHash('sha256').update(path).digest('base64url').slice(0, 4)
      if ((files.get(suffix) ?? path) !== path)
        throw new Error(`Rename ${path}: its classes would be those of ${files.get(suffix)}.`)
      files.set(suffix, path)
      return `${name}_${suffix}`
    },
  },
}
