/// <reference types="vite/client" />

/** Icons are imported one by one: the package's barrel file would pull 7,000 modules into every build. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react'

  const icon: Icon
  export default icon
}
