/* oxlint-disable no-control-regex -- Files begin with control characters. */

/** What a file is, by its first bytes. `binary`: something else that is not text. */
export type FileKind =
  | 'text'
  | 'empty'
  | 'spreadsheet'
  | 'textDocument'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'mail'
  | 'webPage'
  | 'binary'

/** Number of bytes to look at. */
const sampleBytes = 65_536

/** First bytes of files, as text in Latin-1. */
const signatures: [RegExp, FileKind][] = [
  [/^(?:\xef\xbb\xbf)?%PDF-/, 'pdf'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF.{4}WEBP|^BM.{4}\0{4}|^(?:II\x2a\0|MM\0\x2a)/s, 'image'],
  [/^\0\0\0.ftyp(?:heic|heix|mif1|avif)|^\0\0\x01\0/s, 'image'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/is, 'image'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<!DOCTYPE html|<html[\s>])/i, 'webPage'],
  [/^\{\\rtf/, 'textDocument'],
  [/^(?:\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ)/, 'archive'],
]

/** Finds out what a file is. Unlike its name, its bytes don't lie. */
export function fileKind(bytes: Uint8Array): FileKind {
  const sample = toLatin1(bytes.subarray(0, sampleBytes))
  const known = signatures.find(([start]) => start.test(sample))
  if (known) return known[1]
  if (sample.startsWith('PK\x03\x04')) return zipKind(sample + toLatin1(bytes.subarray(-sampleBytes)))
  if (sample.startsWith('PK\x05\x06')) return 'archive'
  if (sample.startsWith('\xd0\xcf\x11\xe0')) return compoundKind(toLatin1(bytes))
  if (!/[^\s\0\xef\xbb\xbf\xfe\xff]/.test(sample) && isBlank(bytes)) return 'empty'
  return isBinary(sample) ? 'binary' : 'text'
}

/** Office files are archives with known names inside. Names are at the start and in the directory at the end. */
function zipKind(names: string): FileKind {
  if (/xl\/workbook|xl\/worksheets|opendocument\.spreadsheet|Index\/Tables\//.test(names))
    return 'spreadsheet'
  return /word\/document|ppt\/presentation|opendocument\.|Index\/Document\.iwa/.test(names)
    ? 'textDocument'
    : 'archive'
}

/** Files of Office before 2007, and of Outlook. Their stream names are UTF-16. */
function compoundKind(bytes: string): FileKind {
  const names = bytes.replaceAll('\0', '')
  if (/Workbook|Book|EncryptedPackage/.test(names)) return 'spreadsheet'
  return names.includes('__substg1.0') ? 'mail' : 'textDocument'
}

/** Whether there is nothing but white space, byte order marks and zeros. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => [0, 9, 10, 11, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte))
}

/** Whether there are control characters that no text has. UTF-16 has zeros, but in every other place only. */
function isBinary(sample: string): boolean {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(sample)) return false
  const zeros = [0, 0]
  for (let index = sample.indexOf('\0'); index >= 0; index = sample.indexOf('\0', index + 1)) {
    zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [least = 0, most = 0] = zeros.toSorted((a, b) => a - b)
  if (most > sample.length * 0.2 && least * 10 < most) return false
  // A few of them are damage, which the list then shows.
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return controls > sample.length * 0.03
}

function toLatin1(bytes: Uint8Array): string {
  let text = ''
  const step = 8192
  for (let from = 0; from < bytes.length; from += step) {
    text += String.fromCharCode(...bytes.subarray(from, from + step))
  }
  return text
}
