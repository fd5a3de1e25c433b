import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

/**
 * Writes `licenses.md`: every package that has code in the build, with the text of its licence. Vite's own
 * `build.license` sees the pages only, not the workers, which contain valibot and the demo's MSW.
 */
export function licences(): { ofPages: Plugin; ofWorkers: Plugin } {
  const folders = new Set<string>()
  const record = (bundle: Rolldown.OutputBundle) => {
    for (const part of Object.values(bundle))
      for (const id of part.type === 'chunk' ? part.moduleIds : []) {
        const folder = packageFolder(id)
        if (folder !== null) folders.add(folder)
      }
  }
  return {
    ofPages: {
      name: 'roster:licences',
      apply: 'build',
      // Pages import the workers, so those are built first.
      generateBundle(_, bundle) {
        record(bundle)
        const entries = [...folders].map(entry).toSorted()
        const source = `# Licenses\n\nParts of these packages are in this build:\n\n${entries.join('\n')}`
        this.emitFile({ type: 'asset', fileName: 'licenses.md', source })
      },
    },
    ofWorkers: {
      name: 'roster:licences-of-workers',
      generateBundle: (_, bundle) => record(bundle),
    },
  }
}

/** Returns the folder of the package that a module belongs to; null for Roster's own modules. */
function packageFolder(id: string): string | null {
  const [folder] = /^\0?.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? []
  return folder === undefined || !existsSync(join(folder, 'package.json')) ? null : folder
}

function entry(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >
  const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it))
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  return `## ${name} - ${version} (${license})\n${text}`
}
