import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { classNames } from './server/classNames.ts'
import { compileHints } from './server/compileHints.ts'
import { compressed } from './server/compressed.ts'
import { licences } from './server/licences.ts'
import { previewHeaders } from './server/preview.ts'
import { apiProxy } from './server/proxy.ts'
import { serviceWorker } from './server/serviceWorker.ts'
import { signInForm } from './server/signInForm.ts'

/** The path below which Roster is served, with a slash at both ends. */
const base = process.env.BASE_PATH ?? '/'
if (!/^\/([\w.-]+\/)*$/.test(base)) throw new Error(`BASE_PATH is ${base}, but must be like /roster/.`)
const proxy = apiProxy(process.env.API_URL ?? 'https://api.transactionlink.io', base)
const { ofPages, ofWorkers } = licences()

/** Matches these source files, named without their extension. */
const module =
  (...paths: string[]) =>
  (id: string) =>
    paths.some((path) =>
      id
        .replaceAll('\\', '/')
        .replace(/\.tsx?$/, '')
        .endsWith(`/src/${path}`),
    )

/**
 * Components and hooks that React Compiler leaves alone. They are small, render once, or get new properties whenever they
 * render: it would keep their elements in vain, and make the scripts of the first table 6 kB larger. Not those in rows of
 * tables, of which there are many.
 */
const uncompiled = new RegExp(
  `/src/(${[
    'ui/(?!ExactTime|Highlight|SelectBox|TimeAgo)[^/]+',
    'App',
    'routing/(Link|RouterProvider)',
    'session/(SignInPage|TokenField|TokenForm)',
    'shell/NotFoundPage',
    'organization/ServedHelp',
    'users/(Filters|PageBox|Pagination|SearchBox|SortSelect|SortableHead|Toolbar|ValueFilter)',
    'users/use(FirstRows|StableRows)',
  ].join('|')})\\.tsx?$`,
)

export default defineConfig({
  base,
  plugins: [
    react({ compiler: true, exclude: [/\/node_modules\//, uncompiled] }),
    signInForm(),
    serviceWorker(),
    previewHeaders(),
    compileHints('first', 'table', 'later'),
    ofPages,
    compressed(),
  ],
  css: classNames,
  server: { proxy },
  preview: { proxy },
  // The desk is a module worker that loads the demo on demand, so it needs chunks.
  worker: {
    format: 'es',
    plugins: () => [ofWorkers],
    rolldownOptions: {
      output: {
        // Notes for bundlers, which Vite leaves in workers.
        comments: { annotation: false },
        codeSplitting: {
          groups: [
            { name: 'worker', tags: ['$initial'], priority: 1 },
            { name: 'directory', test: module('desk/directory/directoryData', 'desk/async/requestLimiter') },
            // What an operation on one person needs, and thereby its entry in the journal.
            {
              name: 'operate',
              test: module('desk/operate/operate', 'desk/operate/executeAndLog', 'desk/journal/journalFile'),
            },
          ],
        },
      },
    },
  },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'boot', tags: ['$initial'], priority: 5 },
            // All that both the sign-in page and the table need in one file, whatever later pages share with it: small files
            // compress badly.
            {
              name: 'first',
              test: (id: string) =>
                module('main', 'ui/TextInput', 'ui/Logo', 'text/count')(id) ||
                /react-query.*\/use(Suspense)?Query\.js$/.test(id.replaceAll('\\', '/')),
              priority: 4,
            },
            // What is needed together travels together. A group has what its files import, but for what is in those above.
            {
              name: 'signIn',
              test: module('session/SignInPage'),
              priority: 3,
            },
            {
              name: 'table',
              test: module(
                'shell/AppShell',
                'users/UsersPage',
                'users/usersLoader',
                'users/SortSelect',
                'users/warmUpRows',
              ),
              priority: 2,
            },
            // Requested once the first page stands, whichever that is.
            { name: 'idle', test: module('afterFirstPage'), priority: 1.5 },
            // Requested once the first page of a session stands.
            {
              name: 'later',
              test: module(
                'shell/SessionControls',
                'shell/RunningPlan',
                'palette/Palette',
                'session/LockedPage',
                'users/actionParts',
                'users/ViewsControl',
                'users/DirectoryStatus',
                'keysAndCommands',
                'users/Chips',
                'users/BrowserPrint',
                'users/PastedListNotice',
                'ui/CopyButton',
                'users/PersonPage',
                'activity/PersonActivity',
                'snapshots/PersonHistory',
              ),
              priority: 1,
            },
          ],
        },
      },
    },
  },
  optimizeDeps: { include: ['valibot', 'msw/http', 'msw/utils/get-response'] },
})
