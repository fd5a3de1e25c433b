import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireBuild, root } from './packages.ts'

/*
 * `npm run reproducible`: builds a second time, in another folder, time zone, language and umask, and compares the result
 * with dist byte by byte.
 */

/** Everything that a build reads. */
const sources = ['index.html', 'package.json', 'public', 'server', 'src', 'vite.config.ts']
const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NODE_ENV: '' }

function hashes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((it) =>
    statSync(join(folder, it)).isFile(),
  )
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
  return new Map(files.toSorted().map((file) => [file, hash(file)]))
}

requireBuild()
const copy = mkdtempSync(join(tmpdir(), 'roster another folder '))
try {
  for (const it of sources) cpSync(join(root, it), join(copy, it), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  process.umask(0o077)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: copy,
    env: { ...process.env, ...elsewhere },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The second build failed.')
  const first = hashes(join(root, 'dist'))
  const second = hashes(join(copy, 'dist'))
  // Both builds would contain it, so a comparison would not show it.
  const here = ['node_modules', 'src'].map((it) => join(root, it))
  const naming = [...first.keys()].filter((file) => {
    const text = readFileSync(join(root, 'dist', file), 'utf8')
    return here.some((it) => text.includes(it))
  })
  const differing = [...new Set([...first.keys(), ...second.keys()])].filter(
    (it) => first.get(it) !== second.get(it),
  )
  if (differing.length > 0 || first.size === 0) {
    process.exitCode = 1
    console.error(
      `NOT REPRODUCIBLE: ${differing.join(', ')}. If dist is only old: npm run build, then once more.`,
    )
  } else if (naming.length > 0) {
    process.exitCode = 1
    console.error(`NOT REPRODUCIBLE: the folder of this machine stands in ${naming.join(', ')}.`)
  } else {
    const all = createHash('sha256')
      .update(JSON.stringify([...first]))
      .digest('hex')
    console.log(`${first.size} files are the same, byte for byte. SHA-256 of all: ${all}`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
