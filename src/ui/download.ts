/** Time in which a browser starts to save a file, in milliseconds. The file’s URL is valid that long. */
const revokeDelayMs = 60_000

/** Downloads a file under this name. */
export function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), revokeDelayMs)
}
