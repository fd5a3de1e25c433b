import type { Plugin } from 'vite'

/** Must be the first line of a script: https://v8.dev/blog/explicit-compile-hints. */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Marks the scripts with these names so that Chromium compiles all their functions in a thread of its own while it loads them,
 * instead of each on the page's thread when it is first called. Other browsers ignore the mark. Throws if there is no script
 * with one of the names.
 */
export function compiledWhole(...names: string[]): Plugin {
  return {
    name: 'roster:compiled-whole',
    apply: 'build',
    generateBundle: {
      // Vite writes its list of scripts to the front before that.
      order: 'post',
      handler(_, bundle) {
        const missing = new Set(names)
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || !names.includes(file.name)) continue
          file.code = hint + file.code
          missing.delete(file.name)
        }
        if (missing.size > 0) throw new Error(`No script is called ${[...missing].join(' or ')}.`)
      },
    },
  }
}
