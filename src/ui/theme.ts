import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** Roster’s primary color: a calm blue-green, apart from the reds and ambers that signal something. */
const petrol = [
  '#eef7f9',
  '#d9ebef',
  '#b1d6df',
  '#86c0ce',
  '#63adbf',
  '#4c9fb4',
  '#2f8298',
  '#1f6f85',
  '#155f74',
  '#0b4d60',
] as const

/** The grays of the dark scheme, as light as Mantine's and in the hue of Roster's surfaces. */
const dark = [
  '#c5cbcf',
  '#b3bbc0',
  '#7a858c',
  '#626d74',
  '#3b454b',
  '#353e44',
  '#262f35',
  '#1e2529',
  '#192024',
  '#10161a',
] as const

/** Mantine theme. Shade 8 in both schemes, since Mantine’s defaults fail WCAG AA on filled buttons. */
export const theme = createTheme({
  colors: { petrol, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'sm',
  fontFamily:
    "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', monospace",
  cursorType: 'pointer',
})

/** Roster’s own CSS variables, and replacements of Mantine’s that fail WCAG AA (measured in both schemes). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5a6570',
    '--mantine-color-placeholder': '#6b7680',
    '--mantine-color-error': '#b3261e',
    '--roster-canvas': '#f6f8f9',
    '--roster-surface': '#ffffff',
    '--roster-line': '#dfe5e8',
    '--roster-hover': '#f0f5f6',
    '--roster-chosen': '#e4f1f4',
    '--roster-link': '#155f74',
    '--roster-good': '#1b6b3a',
    '--roster-good-soft': '#e3f3e8',
    '--roster-bad': '#a02019',
    '--roster-bad-soft': '#fdeceb',
    '--roster-warn': '#7a4a00',
    '--roster-warn-soft': '#fdf2dc',
    '--roster-quiet': '#4d5862',
    '--roster-quiet-soft': '#eceff1',
    '--roster-mark': '#fbe9a9',
  },
  dark: {
    '--mantine-color-body': '#14191d',
    '--mantine-color-dimmed': '#a3adb5',
    '--mantine-color-placeholder': '#929ca5',
    '--mantine-color-error': '#ff9a92',
    '--roster-canvas': '#0f1417',
    '--roster-surface': '#171d21',
    '--roster-line': '#2b343a',
    '--roster-hover': '#1e262b',
    '--roster-chosen': '#17313a',
    '--roster-link': '#86c0ce',
    '--roster-good': '#84d6a0',
    '--roster-good-soft': '#173222',
    '--roster-bad': '#ffaba4',
    '--roster-bad-soft': '#3b1d1b',
    '--roster-warn': '#f2c26b',
    '--roster-warn-soft': '#382b12',
    '--roster-quiet': '#b4bdc4',
    '--roster-quiet-soft': '#262e33',
    '--roster-mark': '#5b4a12',
  },
})
