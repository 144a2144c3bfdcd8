/** Files of beats as programs exchange them: text, or bytes in base64. */

export interface FileContent {
  readonly text?: string | undefined
  readonly base64?: string | undefined
}

const BINARY = /\.midi?$/i

export const ACCEPTED = '.json,.csv,.txt,.edl,.otio,.mid,.midi'

export async function contentOf(file: File): Promise<FileContent> {
  if (!BINARY.test(file.name)) return { text: await file.text() }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

export function download(name: string, content: FileContent): void {
  const address = URL.createObjectURL(new Blob([bytesOf(content)]))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

const bytesOf = ({ text, base64 }: FileContent): Uint8Array<ArrayBuffer> =>
  text === undefined
    ? Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0))
    : new TextEncoder().encode(text)
