import type { MadeCall } from '../desk/journal/entry.ts'

/**
 * A call as a command for a POSIX shell. It takes the token from `$ORG_TOKEN`; everything else is quoted so that the
 * shell changes nothing of it.
 */
export function curlOf({ method, path, body }: MadeCall, base: string): string {
  const words = ['curl', '--request', method, quoted(base + path), '--header', '"Authorization: $ORG_TOKEN"']
  const accept = ['--header', quoted('Accept: application/json')]
  const sent =
    body === null
      ? []
      : [
          '--header',
          quoted('Content-Type: application/json;charset=UTF-8'),
          // Not `--data`, which would take a text that begins with @ for a file's name.
          '--data-raw',
          quoted(JSON.stringify(body)),
        ]
  return [...words, ...accept, ...sent].join(' ')
}

/** Between single quotes nothing means anything but a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
