import type { Plugin } from 'vite'

/** Works only as the first line of a script: https://v8.dev/blog/explicit-compile-hints. */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Adds V8's compile hint to the scripts with these names: Chromium then compiles all their functions in the background while it
 * loads them, instead of each on the main thread when it is first called. Other browsers ignore it. Throws if no script has one
 * of the names.
 */
export function compileHints(...names: string[]): Plugin {
  return {
    name: 'roster:compile-hints',
    apply: 'build',
    generateBundle: {
      // After Vite has put its list of scripts in front.
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
