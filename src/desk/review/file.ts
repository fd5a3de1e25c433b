import * as v from 'valibot'
import { createSealedFile, readSealedFile, type SealedFileFault } from '../../text/sealedFile.ts'
import { formatVersion, HeaderSchema } from './header.ts'
import { DerivedSchema, readRecord } from './records.ts'
import { addRecord } from './replay.ts'
import { createReview, type Review } from './review.ts'

/** What the first line of the file says that it is. */
const kind = 'roster review'
/** Records to write or read before other tasks get their turn. */
const recordsPerStep = 500

/** Writes a review as the text of a file, in chunks. `more`: records that only say again what the others say. */
export async function writeReview(
  { header, records }: Pick<Review, 'header' | 'records'>,
  giveWay: () => Promise<void>,
  more: readonly object[] = [],
): Promise<{ chunks: string[]; seal: string }> {
  const file = createSealedFile({ kind, version: formatVersion, ...header })
  const chunks = [file.header]
  const all = [...records, ...more]
  for (let from = 0; from < all.length; from += recordsPerStep) {
    chunks.push(
      all
        .slice(from, from + recordsPerStep)
        .map(file.line)
        .join(''),
    )
    await giveWay()
  }
  const seal = file.seal()
  return { chunks: [...chunks, file.end()], seal }
}

/** Why a file was refused. `unreadable`: this line is as it was written, but makes no sense there. Lines count from 1. */
export type ReviewFileFault = SealedFileFault | { is: 'unreadable'; line: number }

/** Reads a review file. */
export async function readReview(
  text: string,
  giveWay: () => Promise<void>,
): Promise<{ is: 'review'; review: Review; seal: string } | ReviewFileFault> {
  const file = await readSealedFile(text, { kind, version: formatVersion }, giveWay)
  if (file.is !== 'intact') return file
  const header = v.safeParse(HeaderSchema, file.header)
  if (!header.success) return { is: 'unreadable', line: 1 }
  const review = createReview(header.output)
  for (const [index, line] of file.records.entries()) {
    if (index % recordsPerStep === recordsPerStep - 1) await giveWay()
    if (v.is(DerivedSchema, line)) continue
    const record = readRecord(line)
    if (record === null || !addRecord(review, record)) return { is: 'unreadable', line: index + 2 }
  }
  return { is: 'review', review, seal: file.seal }
}
