/** The two code pages of Windows that lists are written in, in Central and in Western Europe. */
type CodePage = 'windows-1250' | 'windows-1252'

/** Which code page some bytes are in. */
export interface DetectedCodePage {
  encoding: CodePage
  /** If there is doubt: both code pages, the likely one first, with the same names as each of them gives them. */
  candidates: { encoding: CodePage; samples: string[] }[]
}

/** Number of names to show. */
const maxSamples = 5
/** Number of bytes to look at. */
const sampleBytes = 4_000_000

const decodeAs = (encoding: CodePage, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes)

/** The characters of Windows-1252 whose bytes mean something else in Windows-1250. */
const different = (() => {
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
  const central = decodeAs('windows-1250', bytes)
  return new Set(Array.from(decodeAs('windows-1252', bytes)).filter((it, index) => it !== central[index]))
})()

const word = /[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŸŽž£¥ª¯³¹º¼¾¿\u008d\u008f\u009d]+/gu

/**
 * Words that are Central European although they were decoded as Western European: symbols within a word, and letters
 * where Western European languages do not have them. In Windows-1250, `³¹¿¾ªº` are `łążľŞş`, `ñæœŸêè` are `ńćśźęč`,
 * `øìùòÏðþã` are `řěůňĎđţă` and `õû` are `őű`.
 */
const central = [
  /[£¥¯¼\u008d\u008f\u009d](?=\p{L})|(?<=\p{L})[¥¯\u008d\u008f\u009d]/u,
  /(?<=\p{L})[³¹](?=\p{L})|(?<=\p{L}{3})[³¹]$|(?<=\p{L})[¿¾]/u,
  /(?<!^[MN])[ªº](?=\p{L})|(?<=\p{L}{3})[ªº]$/iu,
  /ñ(?![aeiouyáéíóúü])|æ(?:$|[wieao])|œ(?:$|[nlkwmcpz])|ê[bdgk]/iu,
  /(?<=\p{Ll})Ÿ|Ÿ(?=\p{Ll})/u,
  /[aeáéíóúyý]è|è[aeiouyáéíóúùìý]|iè$/iu,
  /[aeiouyáéíóúý]ø|ø[aiáí]/iu,
  /ì(?!nh)[bcdfghjklmnprstvxzè]|ù(?!n[gh])[bcdfghjklmnprstvzžè]|[aeouyáé]ò|iò(?=\p{L})/iu,
  /^Ï[uiaeáí]|^Ð[aeiou]|nð|rðe/iu,
  /(?<=\p{L})þ(?![óo]r|r)|^Þ[ei]|ã(?!nh)[bcdfghjklmnprstvzºþ]/iu,
  /[õû]s?$/iu,
  /^(?=.*(?:sz|gy|zs|cs|ny|ly|tt)).*[õû]/iu,
  /[šž].*[ìøèùò]|[ìøèùò].*[šž]/iu,
]
/** Words that are Western European: letters where Central European languages do not have their counterparts. */
const western = [
  // Not Ÿ, which is ź.
  /ÿ/u,
  /ñ[aeiouáéíóú]|å|à|æ[rsgkldtv]|œu|œil/iu,
  /[bcdfghjklmnprstvz]ø[bcdfghjklmnprstvz]|^ø[ybcdfghjklmnprstvz]/iu,
  /ão|ães?$|õe/iu,
  /[bcdfghjklmnpqrstvwxziu]è(?:[bcdfglmnprstvz]{1,2}e|[sr]$)|[ei]è[rt]e/iu,
  /ê(?:[mnvql]|s$)|[ao]û|[aou]ï\p{L}/iu,
  /[aeiouáéíóúr]ð(?:[rubm]|$)|^þ[óour]|þ[óo]r/iu,
  /[bcdfghjklmnprstvz][òìù]$|ùn[gh]/iu,
  /^[nmd]?[ºª]$/iu,
]

/**
 * Tells Windows-1250 and Windows-1252 apart by which letters make sense in the words of a text. Without any sign, it is
 * Windows-1252.
 */
export function detectCodePage(bytes: Uint8Array): DetectedCodePage {
  const sample = bytes.subarray(0, sampleBytes)
  const as1252 = decodeAs('windows-1252', sample)
  const words = new Map<string, number>()
  for (const { 0: found, index } of as1252.matchAll(word)) {
    if (!words.has(found) && Array.from(found).some((letter) => different.has(letter)))
      words.set(found, index)
  }
  const counts = { central: 0, western: 0, unclear: 0 }
  const signs = new Map<string, 'central' | 'western' | 'unclear'>()
  for (const found of words.keys()) {
    const isCentral = central.some((pattern) => pattern.test(found))
    const isWestern = western.some((pattern) => pattern.test(found))
    const sign = isCentral === isWestern ? 'unclear' : isCentral ? 'central' : 'western'
    signs.set(found, sign)
    counts[sign]++
  }
  const isCentral =
    counts.central > counts.western ||
    // Alone, ő and ű are likelier than õ and û, which are rare in names.
    (counts.central === counts.western && [...words.keys()].some((found) => /(?<![ao])[õû]/iu.test(found)))
  const [winner, loser] = isCentral ? [counts.central, counts.western] : [counts.western, counts.central]
  const isDoubtful = words.size > 0 && (winner < loser * 5 || counts.unclear > winner * 10)
  const order: CodePage[] = isCentral ? ['windows-1250', 'windows-1252'] : ['windows-1252', 'windows-1250']
  if (!isDoubtful) return { encoding: order[0] ?? 'windows-1252', candidates: [] }
  // Those that speak against the result, or for nothing, are the ones to look at.
  const likely = isCentral ? 'central' : 'western'
  const shown = [...words].toSorted(
    ([a], [b]) => Number(signs.get(a) === likely) - Number(signs.get(b) === likely),
  )
  const ranges = shown.slice(0, maxSamples).map(([found, index]) => cellAround(as1252, index, found.length))
  const samplesIn = (text: string) => ranges.map(([from, to]) => text.slice(from, to).trim())
  const as1250 = decodeAs('windows-1250', sample)
  return {
    encoding: order[0] ?? 'windows-1252',
    candidates: order.map((encoding) => ({
      encoding,
      samples: samplesIn(encoding === 'windows-1250' ? as1250 : as1252),
    })),
  }
}

/** Returns where the cell around a word begins and ends, at most 30 characters from it. */
function cellAround(text: string, index: number, length: number): [from: number, to: number] {
  const before = /[^,;|\t\r\n"<]{0,30}$/.exec(text.slice(Math.max(0, index - 30), index))?.[0].length ?? 0
  const after = /^[^,;|\t\r\n"<]{0,30}/.exec(text.slice(index + length, index + length + 30))?.[0].length ?? 0
  return [index - before, index + length + after]
}
