/** So long a browser may take until it has begun to save a file, in milliseconds. */
const patience = 60_000

/** Hands a file to the browser to be saved under this name. */
export function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), patience)
}
