import { defineConfig } from 'vitest/config'

// Apart from vite.config.ts: unit tests run in Node and need none of what makes the page.
export default defineConfig({
  // A busy machine must not fail a property that is only slow to check.
  test: { include: ['{src,server,probe,supply}/**/*.test.ts'], testTimeout: 60_000 },
})
