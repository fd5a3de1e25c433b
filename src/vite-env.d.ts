/// <reference types="vite/client" />

declare module 'virtual:theme.css'

/** One icon a file: the package's barrel has 7,000 modules, which every dev start and build would read. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react'

  const icon: Icon
  export default icon
}
