import { fileKind } from '../text/fileKind.ts'
import { fileProblems, fileTooLarge, severalFiles } from './fileWords.ts'

/** Largest file that is read, in bytes. A list of 100,000 people has about 15 MB. */
const maxFileSize = 60_000_000

/** The bytes of a file, or a sentence that says why it can’t be a list. */
type ListFile = { name: string; bytes: Uint8Array } | { problem: string }

/** Reads the file that someone chose or dropped. */
export async function readListFile(files: readonly File[]): Promise<ListFile> {
  const [file] = files
  if (!file || files.length > 1) return { problem: severalFiles(files.length) }
  const { name } = file
  if (file.size > maxFileSize) return { problem: fileTooLarge(name, file.size, maxFileSize) }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kind = fileKind(bytes)
    return kind === 'text' ? { name, bytes } : { problem: fileProblems[kind](name) }
  } catch {
    return { problem: fileProblems.unreadable(name) }
  }
}
