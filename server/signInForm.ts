import react from '@vitejs/plugin-react'
import { createServer, type Plugin } from 'vite'
import { classNames } from './classNames.ts'

/** Where index.html has room for the form. */
const place = '<div id="sign-in" hidden></div>'

/**
 * Renders the sign-in page into index.html at build time, with the components that show it in the browser
 * (src/prerender.tsx). It is hidden until `src/boot.ts` knows that it is what is coming; React then takes it over.
 */
export function signInForm(): Plugin {
  let root: string
  let base: string
  return {
    name: 'roster:sign-in-form',
    apply: 'build',
    configResolved(config) {
      ;({ root, base } = config)
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        if (!html.includes(place)) throw new Error(`index.html has no ${place}.`)
        const form = await render(root, base)
        // The policy of every response forbids them (server/headers.ts).
        if (/<script|<style| style=/.test(form))
          throw new Error('The sign-in form has inline code or styles.')
        const styles = Object.values(bundle).filter(({ fileName }) => html.includes(fileName))
        expectStyles(form, styles.map((it) => (it.type === 'asset' ? String(it.source) : '')).join('\n'))
        // React's comments in the form stay: they separate texts.
        return html.replaceAll(/\s*<!--.*?-->/gs, '').replace(place, () => place.replace('></', `>${form}</`))
      },
    },
  }
}

/** Throws if the styles lack a class of the form. */
function expectStyles(form: string, styles: string) {
  const classes = [...form.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '))
  const missing = classes.find((name) => name !== '' && !styles.includes(`.${name}`))
  if (missing !== undefined) throw new Error(`The page's stylesheet lacks .${missing} of the sign-in form.`)
}

/** Renders the form with Vite's development server. */
async function render(root: string, base: string): Promise<string> {
  const server = await createServer({
    configFile: false,
    root,
    base,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    css: classNames,
    plugins: [withoutDesk, react()],
  })
  try {
    const { signInHtml } = await server.ssrLoadModule('/src/prerender.tsx')
    return await signInHtml()
  } finally {
    await server.close()
  }
}

/** Replaces the page's end of the desk, which starts a worker as soon as it is imported. */
const withoutDesk: Plugin = {
  name: 'roster:without-desk',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/desk/port/client.ts') ? '\0no-desk' : null),
  load: (id) => (id === '\0no-desk' ? 'export {}' : null),
}
