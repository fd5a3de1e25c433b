import { defineConfig } from 'vitest/config'

// Separate from vite.config.ts: unit tests run in Node and need none of its plugins.
export default defineConfig({
  test: {
    include: ['{src,test,server,probe,supply}/**/*.test.ts'],
    // Long enough for a busy machine: a test fails by its assertions, not by its speed.
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Test files share imported modules, which saves a fifth of the time. Few modules keep state.
    isolate: false,
  },
})
