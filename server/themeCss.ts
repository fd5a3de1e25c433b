import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import type { Plugin } from 'vite'
import { cssVariables, theme } from '../src/ui/theme.ts'

/** Variables by name. */
type Variables = Record<string, string>

const src = join(import.meta.dirname, '../src')

/**
 * Provides the theme's CSS variables as two stylesheets: `virtual:theme.css` has those that Roster's own styles use, and
 * `virtual:mantine.css` has all, for Mantine's components. Mantine would write them into a `<style>` element in the
 * browser, which the Content-Security-Policy forbids.
 */
export function themeCss(): Plugin {
  const sheets: Record<string, () => Variables> = {
    'virtual:theme.css': () => usedBy(ownSources(), allVariables()),
    'virtual:mantine.css': allVariables,
  }
  return {
    name: 'roster:theme-css',
    resolveId: (source) => (source in sheets ? `\0${source}` : null),
    load(id) {
      const variables = id.startsWith('\0') && sheets[id.slice(1)]?.()
      if (!variables) return null
      const lines = Object.entries(variables).map(([name, value]) => `  ${name}: ${value};`)
      return `:root {\n${lines.join('\n')}\n}\n`
    },
  }
}

/** All variables. One that differs between the color schemes has both values, of which the browser takes one. */
function allVariables(): Variables {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const defaults = defaultCssVariablesResolver(merged)
  const own = cssVariables(merged)
  // The name of the scheme is no color.
  const { '--mantine-color-scheme': _, ...light } = { ...defaults.light, ...own.light }
  const dark: Variables = { ...defaults.dark, ...own.dark }
  const colors = Object.entries(light).map(([name, value]) => {
    const darkValue = dark[name] ?? value
    return [name, value === darkValue ? value : `light-dark(${value}, ${darkValue})`]
  })
  return { ...defaults.variables, ...own.variables, ...Object.fromEntries(colors) }
}

/** Roster's own styles, and the components that name a variable. */
function ownSources(): string {
  return globSync('**/*.{css,tsx}', { cwd: src })
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n')
}

/** The variables that a text uses, with those that they use in turn. */
function usedBy(text: string, all: Variables): Variables {
  const used = new Set<string>()
  const visit = (value: string) => {
    for (const [name] of value.matchAll(/--(?:mantine|roster)-[\w-]+/g)) {
      if (used.has(name) || all[name] === undefined) continue
      used.add(name)
      visit(all[name])
    }
  }
  visit(text)
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
}
