import type { SealedFileFault } from '../text/sealedFile.ts'
import type { Explanation } from '../ui/explain.ts'

/** Explains why a sealed file was refused. `name` says what was expected: "snapshot". */
export function explainSealedFile(fault: SealedFileFault, name: string): Explanation {
  switch (fault.is) {
    case 'other':
      return {
        what: `This file is not a ${name} that Roster saved.`,
        advice: `Choose a ${name} file that nobody has edited.`,
      }
    case 'newer':
      return {
        what: 'A newer version of Roster saved this file.',
        advice: 'Reload the page to get the latest version, then try again.',
      }
    case 'broken':
      return {
        what: brokenAt(fault.verdict),
        advice: 'Use the original file. Roster opens only files that nobody has edited.',
      }
  }
}

function brokenAt(verdict: Extract<SealedFileFault, { is: 'broken' }>['verdict']): string {
  switch (verdict.found) {
    case 'changed':
      return verdict.isLast
        ? `Line ${verdict.at}, the last line of the file, was changed or cut off.`
        : `Line ${verdict.at} of the file was changed.`
    case 'moved':
      return `Line ${verdict.at} of the file does not follow the one before it. Lines were removed, added or moved here.`
    case 'cut':
      return `The file is cut off after line ${verdict.after}.`
  }
}
