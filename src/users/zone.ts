const dayMs = 86_400_000

let local = { offset: Number.NaN, zone: '' }

/** The time zone of this browser, such as `Europe/Warsaw`. Read again where its clocks have changed: a format takes 0.1 ms. */
export function localZone(): string {
  const current = new Date().getTimezoneOffset()
  if (current !== local.offset)
    local = { offset: current, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
  return local.zone
}

/** Reads the name of a time zone; undefined where this browser does not know it. */
export function parseZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** When a day begins in a time zone, in milliseconds since 1970. With `daysLater`, the day that many days later. */
export function startOfDay(day: string, daysLater: number, zone: string): number {
  const midnight = Date.parse(day) + daysLater * dayMs
  // The clock may change on that day. Where it skips midnight, the day begins with the first moment after it.
  const starts = [-dayMs, dayMs].map((shift) => midnight - offset(midnight + shift, zone))
  return Math.min(...starts.filter((time) => time + offset(time, zone) >= midnight))
}

/** Zones have one local mean time before this. Years before 1 would read as years BC, which have the same numbers. */
const firstTime = Date.UTC(100, 0, 1)

/** How far the clocks of a zone are ahead of UTC at a time, in milliseconds. */
function offset(at: number, zone: string): number {
  const time = Math.max(at, firstTime)
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const [month = 1, day = 1, year = 0, hour, minute, second] = format
    .formatToParts(time)
    .flatMap(({ type, value }) => (type === 'literal' ? [] : Number(value)))
  return (
    new Date(0).setUTCFullYear(year, month - 1, day) +
    Date.UTC(1970, 0, 1, hour, minute, second) -
    Math.floor(time / 1000) * 1000
  )
}
