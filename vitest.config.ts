import { defineConfig } from 'vitest/config'

// Apart from vite.config.ts: unit tests run in Node and need none of what makes the page.
export default defineConfig({
  test: {
    include: ['{src,test,server,probe,supply}/**/*.test.ts'],
    // A busy machine must not fail a property that is only slow to check.
    testTimeout: 60_000,
    // Files share what they import, which saves a fifth: little here is kept in modules.
    isolate: false,
  },
})
