import type { Plugin } from 'vite'

/** Name of the chunk that has `src/boot.ts` and all that it imports. */
export const bootChunk = 'boot'

/**
 * Makes `src/boot.ts` a script of its own in the built page, which runs as soon as it has arrived. Vite has one script for
 * a page, which would import it: the browser would run it only once the main script is there and the stylesheet too.
 */
export function bootScript(): Plugin {
  return {
    name: 'roster:boot-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const file = Object.values(bundle).find(
          (it) => it.type === 'chunk' && it.name === bootChunk,
        )?.fileName
        const main = /<script type="module"[^>]* src="(.*assets\/)[^"]*">/.exec(html)
        if (file === undefined || main === null)
          throw new Error('The build has no boot script or no main script.')
        const [mainTag, assets] = main
        const name = file.slice(file.lastIndexOf('/') + 1)
        const boot = `<script type="module" async crossorigin src="${assets}${name}"></script>`
        // Vite preloads what the main script imports, but this one is loaded already.
        const preload = new RegExp(`\\s*<link rel="modulepreload"[^>]*/${name}">`)
        return html.replace(preload, '').replace(mainTag, `${boot}\n    ${mainTag}`)
      },
    },
  }
}
