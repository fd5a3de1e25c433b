import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'

// Checks the imports of every file of src except tests. (oxlint finds import cycles.)

interface Import {
  /** A path below src, or `package …`. */
  from: string
  kind: 'value' | 'type' | 'dynamic'
}

interface Source {
  /** Below src, with slashes. */
  path: string
  folder: string
  imports: Import[]
  /** Every identifier, and every string literal. */
  names: Set<string>
  /** Every call, as written. */
  calls: Set<string>
}

function read(path: string, code: string): Source {
  const source: Source = { path, folder: folderOf(path), imports: [], names: new Set(), calls: new Set() }
  const note = (request: string, kind: Import['kind']) => {
    const [file = ''] = request.split('?')
    const from = file.startsWith('.') ? posix.join(posix.dirname(path), file) : `package ${file}`
    source.imports.push({ from, kind })
  }
  const { program, errors } = parseSync(path, code)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  new Visitor({
    ImportDeclaration: (node) => note(node.source.value, node.importKind ?? 'value'),
    ExportAllDeclaration: (node) => note(node.source.value, node.exportKind ?? 'value'),
    ExportNamedDeclaration: (node) => node.source && note(node.source.value, node.exportKind ?? 'value'),
    ImportExpression: ({ source: asked }) => asked.type === 'Literal' && note(String(asked.value), 'dynamic'),
    TSImportType: (node) => note(node.source.value, 'type'),
    Identifier: (node) => source.names.add(node.name),
    Literal: (node) => typeof node.value === 'string' && source.names.add(node.value),
    CallExpression: ({ callee }) => source.calls.add(code.slice(callee.start, callee.end)),
  }).visit(program)
  return source
}

/** The first folder; empty for files without one, such as main.tsx. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
}

/** What the files of a folder may import besides each other: as values, and as types only. */
const layers: Record<string, { values: string[]; types: string[] }> = {
  text: { values: [], types: [] },
  api: { values: [], types: [] },
  operations: { values: ['text'], types: ['api'] },
  desk: { values: ['api', 'operations', 'text'], types: [] },
  demo: { values: [], types: ['api'] },
  routing: { values: [], types: [] },
  ui: { values: ['routing', 'text'], types: ['api'] },
}
/** What a page may import of the desk. */
const deskClient = [
  'desk/port/client.ts',
  'desk/port/lastTab.ts',
  'desk/port/registerKeeper.ts',
  'desk/port/storageAccess.ts',
]
const pages = { values: ['operations', ...deskClient, 'ui', 'routing', 'text'], types: ['api', 'desk'] }
/** Folders that folders of pages share, from the top down: each may import those after it. */
const shared = ['shell', 'palette', 'session', 'operate', 'journal', 'organization', 'keys', 'preferences']
for (const [at, name] of shared.entries())
  layers[name] = { ...pages, values: [...shared.slice(at + 1), ...pages.values] }
/** Every other folder is a room of pages. Files outside of a folder put the rooms together. */
const room = { ...pages, values: [...shared.slice(1), ...pages.values] }

/** The desk's rooms, from the top down: each may import those after it. The empty one has the files without a room. */
const deskRooms = [
  'port',
  '',
  'review',
  'list',
  'snapshots',
  'plan',
  'operate',
  'invitations',
  'export',
  'insights',
  'journal',
  'directory',
  'write',
  'users',
  'session',
  'async',
]
const deskRoomOf = (path: string) => folderOf(path.slice('desk/'.length))
/** Types of all that a page may ask are at the top, and known to the page's end of the port. */
const mayImportInDesk = (path: string, from: string) =>
  deskRooms.includes(deskRoomOf(path)) &&
  deskRooms.indexOf(deskRoomOf(path)) <= deskRooms.indexOf(deskRoomOf(from))

const mayImport = ({ path, folder }: Source, { from, kind }: Import) => {
  const { values, types } = layers[folder] ?? room
  const target = folderOf(from)
  if (target === folder && folder === 'desk') return mayImportInDesk(path, from)
  if (target === folder && folder !== '') return true
  if (target === 'demo') return path === 'desk/port/worker.ts' && kind === 'dynamic'
  if (kind === 'type' && types.includes(target)) return true
  if (folder === '' && target !== 'desk' && (shared.includes(target) || !(target in layers))) return true
  return values.includes(target) || values.includes(from)
}

/** Files of the desk's folder that run in the page. */
const pageSide = new Set([...deskClient, 'desk/port/startWorker.ts'])

/** The entries of the two workers. */
const workers = new Set(['desk/port/worker.ts', 'desk/port/serviceWorker.ts'])

const runsInDesk = ({ path, folder }: Source) =>
  ['api', 'operations', 'desk', 'text'].includes(folder) && !pageSide.has(path)

const rules: { says: string; breaches: (source: Source) => string[] }[] = [
  {
    says: 'imports run down only',
    breaches: (source) =>
      source.imports
        .filter((imported) => !imported.from.startsWith('package ') && !mayImport(source, imported))
        .map(({ from, kind }) => `${kind} of ${from}`),
  },
  {
    says: 'what runs in the desk knows no package but valibot and @noble/hashes, and no page',
    breaches: (source) => {
      if (!runsInDesk(source)) return []
      const packages = source.imports
        .map(({ from }) => from)
        .filter((from) =>
          /^package (?!(valibot|@noble\/hashes\/sha2\.js|@noble\/hashes\/utils\.js)$)/.test(from),
        )
      const page = ['document', 'window', ...(workers.has(source.path) ? [] : ['navigator'])]
      return [...packages, ...page.filter((name) => source.names.has(name))]
    },
  },
  {
    says: 'only api/http.ts and desk/session/session.ts handle the token',
    breaches: ({ path, folder, names }) => {
      if (path === 'api/http.ts' || path === 'desk/session/session.ts' || folder === 'demo') return []
      const telling = folder === 'api' || folder === 'desk' ? /token|^authorization$/i : /^authorization$/i
      return [...names].filter(
        (name) => telling.test(name) && !['cleanToken', './cleanToken.ts'].includes(name),
      )
    },
  },
  {
    says: 'only the desk’s worker reaches the network, by the one fetch that it hands on, and the service worker by one',
    breaches: ({ path, names, calls }) => [
      ...['XMLHttpRequest', 'EventSource', 'WebSocket', 'sendBeacon'].filter((name) => names.has(name)),
      ...[...calls].filter((call) => !workers.has(path) && /^((globalThis|self|window)\.)?fetch$/.test(call)),
    ],
  },
  {
    says: 'nothing is stored',
    breaches: ({ path, names }) =>
      ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookie', 'cookieStore'].filter(
        (name) =>
          names.has(name) &&
          ![
            'demo/shim.ts',
            'desk/port/storageAccess.ts',
            'preferences/colorScheme.ts',
            'preferences/firstSteps.ts',
            'preferences/preferences.ts',
            'preferences/viewStorage.ts',
            'routing/scroll.ts',
          ].includes(path),
      ),
  },
  {
    says: 'the desk says that a part of its code could not be loaded (desk/async/notLoaded.ts)',
    breaches: ({ path, imports, calls }) => {
      const isCaught = (file: string) =>
        [...calls].some(
          (call) => call.startsWith('import(') && call.includes(`/${file}'`) && call.endsWith('.catch'),
        )
      return imports
        .filter(
          ({ kind }) => kind === 'dynamic' && path.startsWith('desk/') && !path.startsWith('desk/port/'),
        )
        .map(({ from }) => posix.basename(from))
        .filter((file) => !isCaught(file))
    },
  },
  {
    says: 'a folder is a subject, without barrels',
    breaches: ({ path }) =>
      path.split('/').filter((part) => /^(components|hooks|utils|index\.tsx?)$/.test(part)),
  },
]

const complaints = (source: Source) =>
  rules.flatMap(({ says, breaches }) =>
    breaches(source).map((breach) => `${source.path}: ${says} (${breach})`),
  )

describe('the architecture', () => {
  it('is kept by every file', () => {
    const paths = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture|d)\.tsx?$/.test(path))
    expect(paths).toEqual(expect.arrayContaining(['main.tsx', 'desk/port/worker.ts', 'api/http.ts']))
    const sources = paths.map((path) => read(path, readFileSync(join(import.meta.dirname, path), 'utf8')))
    expect(sources.flatMap(complaints)).toEqual([])
  })

  it.each([
    ['users/A.tsx', `import { getUser } from '../api/users.ts'`, 'value of api/users.ts'],
    ['users/A.tsx', `import { type User, getUser } from '../api/users.ts'`, 'value of api/users.ts'],
    ['users/A.tsx', `export * from '../api/users.ts'`, 'value of api/users.ts'],
    ['users/A.tsx', `const users = import('../api/users.ts')`, 'dynamic of api/users.ts'],
    ['users/A.tsx', `import { createDesk } from '../desk/desk.ts'`, 'value of desk/desk.ts'],
    ['users/A.tsx', `import type { Route } from '../routes.tsx'`, 'type of routes.tsx'],
    ['users/A.tsx', `import { Plan } from '../plans/Plan.tsx'`, 'value of plans/Plan.tsx'],
    ['session/A.tsx', `import { UsersPage } from '../users/UsersPage.tsx'`, 'value of users/UsersPage.tsx'],
    ['session/A.tsx', `import { AppShell } from '../shell/AppShell.tsx'`, 'value of shell/AppShell.tsx'],
    ['users/A.tsx', `import { AppShell } from '../shell/AppShell.tsx'`, 'value of shell/AppShell.tsx'],
    ['organization/a.ts', `import { undo } from '../operate/undo.ts'`, 'value of operate/undo.ts'],
    ['desk/operate/a.ts', `import { userBefore } from '../plan/rows.ts'`, 'value of desk/plan/rows.ts'],
    ['desk/async/a.ts', `import type { Plan } from '../plan/plan.ts'`, 'type of desk/plan/plan.ts'],
    ['desk/plan/a.ts', `import type { Desk } from '../interface.ts'`, 'type of desk/interface.ts'],
    ['desk/desk.ts', `import { call } from './port/rpc.ts'`, 'value of desk/port/rpc.ts'],
    ['desk/a/a.ts', `import { delay } from '../async/delay.ts'`, 'value of desk/async/delay.ts'],
    ['operations/a.ts', `import type { Desk } from '../desk/desk.ts'`, 'type of desk/desk.ts'],
    [
      'ui/A.tsx',
      `import { operations } from '../operations/operations.ts'`,
      'value of operations/operations.ts',
    ],
    ['demo/a.ts', `import { read } from '../api/read.ts'`, 'value of api/read.ts'],
    ['desk/port/worker.ts', `import { demoFetch } from '../../demo/fetch.ts'`, 'value of demo/fetch.ts'],
    ['main.tsx', `void import('./demo/fetch.ts')`, 'dynamic of demo/fetch.ts'],
    ['operations/a.ts', `import { useState } from 'react'`, 'package react'],
    ['desk/a.ts', `export const size = () => window.innerWidth`, 'window'],
    ['desk/a.ts', `export const peek = (session: { token: string }) => session.token`, 'token'],
    ['users/A.tsx', `export const headers = { 'Authorization': '' }`, 'Authorization'],
    ['desk/a.ts', `await fetch('/api')`, 'fetch'],
    ['users/A.tsx', `void globalThis.fetch('/api')`, 'globalThis.fetch'],
    ['ui/A.tsx', `localStorage.setItem('a', 'b')`, 'localStorage'],
    ['desk/plan/a.ts', `await import('./plans.ts')`, 'plans.ts'],
    ['users/components/A.tsx', ``, 'components'],
    ['users/index.ts', ``, 'index.ts'],
  ])('would not pass: %s with %s', (path, code, breach) => {
    expect(complaints(read(path, code))).toEqual([expect.stringContaining(`(${breach})`)])
  })

  it.each([
    ['users/A.tsx', `import type { User } from '../api/users.ts'`],
    ['users/A.tsx', `import { desk } from '../desk/port/client.ts'`],
    ['users/A.tsx', `import { SignInPage } from '../session/SignInPage.tsx'`],
    ['routes.tsx', `void import('./users/PersonPage.tsx')`],
    ['shell/A.tsx', `import { SignInPage } from '../session/SignInPage.tsx'`],
    ['desk/plan/a.ts', `import { guardsOf } from '../operate/guards.ts'`],
    ['desk/plan/a.ts', `const { a } = await import('./plans.ts').catch(throwNotLoaded)`],
    ['desk/port/a.ts', `import type { Desk } from '../interface.ts'`],
    ['desk/port/worker.ts', `void import('../../demo/fetch.ts').then(() => fetch('/api')) // window`],
  ])('lets pass: %s with %s', (path, code) => {
    expect(complaints(read(path, code))).toEqual([])
  })
})
