import { defineConfig } from 'vitest/config'

// Apart from vite.config.ts: unit tests run in Node and need none of what makes the page.
export default defineConfig({
  test: { include: ['{src,server}/**/*.test.ts'] },
})
