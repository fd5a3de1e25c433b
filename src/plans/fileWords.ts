import type { FileKind } from '../text/fileKind.ts'
import { count } from '../text/count.ts'

/** Why a file can't be read as a list, and what to do. */
export const fileProblems: Record<Exclude<FileKind, 'text'> | 'unreadable', (name: string) => string> = {
  empty: (name) => `${name} is empty. Choose another file.`,
  spreadsheet: (name) =>
    `${name} is a spreadsheet file. Open it and save it as “CSV UTF-8”, then choose that file. Or copy the cells and paste them above.`,
  textDocument: (name) => `${name} is a document. Copy the list from it and paste it above.`,
  pdf: (name) => `${name} is a PDF. Copy the list from it and paste it above.`,
  image: (name) => `${name} is an image. Roster can’t read text in images. Choose a CSV or text file.`,
  archive: (name) => `${name} is an archive. Extract it, then choose the list in it.`,
  mail: (name) => `${name} is an email message. Copy the list from it and paste it above.`,
  webPage: (name) => `${name} is a web page. Open it, copy the list and paste it above.`,
  binary: (name) => `${name} is not a text file. Choose a CSV or text file.`,
  unreadable: (name) => `${name} could not be read. It may have been changed or removed. Choose it again.`,
}

/** Zero files means that something other than a file was dropped. */
export const severalFiles = (files: number) =>
  files === 0
    ? 'There was no file to read. Choose a file instead.'
    : `You dropped ${count(files)} files. Drop one list at a time.`

/** Sizes are in bytes. */
export const fileTooLarge = (name: string, size: number, maxSize: number) =>
  `${name} is too large (${count(Math.round(size / 1e6))} MB). Split it into files of up to ${maxSize / 1e6} MB.`
