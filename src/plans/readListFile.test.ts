import { expect, test } from 'vitest'
import { readListFile } from './readListFile.ts'

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)
const problemOf = async (...files: File[]) => {
  const result = await readListFile(files)
  return 'problem' in result ? result.problem : null
}

test('a file with text is read as it is', async () => {
  const result = await readListFile([file('people.csv', 'Łoś')])
  expect(result).toEqual({ name: 'people.csv', bytes: new TextEncoder().encode('Łoś') })
})

test.each([
  ['people.csv', '', 'people.csv is empty.'],
  ['people.csv', '\ufeff\r\n', 'people.csv is empty.'],
  ['people.csv', '%PDF-1.4', 'people.csv is a PDF.'],
  [
    'people.xlsx',
    'PK\x03\x04 xl/workbook.xml',
    'people.xlsx is a spreadsheet file. Open it and save it as “CSV UTF-8”',
  ],
  ['people.zip', 'PK\x03\x04 people.csv', 'people.zip is an archive.'],
  ['people.txt', 'GIF89a', 'people.txt is an image.'],
  ['people.xls', '<html><table>', 'people.xls is a web page.'],
])('%s with %j is named as what it is', async (name, content, problem) => {
  expect(await problemOf(file(name, content))).toContain(problem)
})

test('several files are not read, and it says so', async () => {
  const two = [file('a.csv', 'anna@x.com'), file('b.csv', 'ben@x.com')]
  expect(await problemOf(...two)).toContain('You dropped 2 files. Drop one list at a time.')
  expect(await problemOf()).toContain('no file')
})

test('a file that can’t be read, or is too large, is named', async () => {
  const gone = Object.assign(file('gone.csv', 'x'), { arrayBuffer: () => Promise.reject(new Error('gone')) })
  expect(await problemOf(gone)).toContain('gone.csv could not be read.')
  const large = Object.defineProperty(file('large.csv', 'x'), 'size', { value: 80_000_000 })
  expect(await problemOf(large)).toContain('large.csv is too large (80 MB).')
})
