import { fold, foldUmlauts } from './fold.ts'

/** A bullet or a number before a name in a list. */
const bullet = /^\s*(?:[-–—*•·▪●‣◦○□☐☑✓✔>]|\(?\d{1,4}[.)])\s+/u
const quotes = /^["'“”„«»‘’‛]+|["'“”»«’‘]+$/g

/** Folds a name for comparison: "Kowalska, Anna" and "• kowalska  anna" are equal. */
export function nameOf(text: string): string {
  return foldCommas(fold(withoutBullet(text)))
}

/** Returns the name as `nameOf` does, and with umlauts spelled out if it has any. */
export function nameForms(text: string): string[] {
  const spelled = foldUmlauts(withoutBullet(text))
  return spelled === null ? [nameOf(text)] : [nameOf(text), foldCommas(spelled)]
}

function withoutBullet(text: string): string {
  const name = text.replace(bullet, '').trim()
  return /^(["“„'‘«]).*["”“'’»]$/su.test(name) ? name.replaceAll(quotes, '') : name
}

function foldCommas(folded: string): string {
  return folded.replaceAll(/[\s,]+/g, ' ').trim()
}
