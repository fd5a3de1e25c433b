import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import type { Plugin } from 'vite'
import { cssVariables, theme } from '../src/ui/theme.ts'

const id = 'virtual:theme.css'

/**
 * Provides the theme's CSS variables as a stylesheet, `virtual:theme.css`. Mantine would write them into a `<style>`
 * element in the browser, which the Content-Security-Policy forbids.
 */
export function themeCss(): Plugin {
  return {
    name: 'roster:theme-css',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(resolved) {
      if (resolved !== `\0${id}`) return null
      const merged = mergeMantineTheme(DEFAULT_THEME, theme)
      const defaults = defaultCssVariablesResolver(merged)
      const own = cssVariables(merged)
      return convertCssVariables(
        {
          variables: { ...defaults.variables, ...own.variables },
          light: { ...defaults.light, ...own.light },
          dark: { ...defaults.dark, ...own.dark },
        },
        ':root',
      )
    },
  }
}
