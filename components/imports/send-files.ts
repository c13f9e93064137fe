import { importApiHref, importsApiHref } from '@/lib/url/imports'

/** One file to send, with its path in the delivery. */
export interface FileToSend {
  readonly path: string
  readonly file: File
}

export interface SendProgress {
  readonly files: number
  readonly bytes: number
}

const PART_BYTES = 16 * 1024 * 1024
const AT_ONCE = 4
const TRIES = 3

const messageOf = async (response: Response): Promise<string> => {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null
  return body?.error?.message ?? `The server answered ${response.status}.`
}

async function openImport(signal: AbortSignal): Promise<string> {
  const response = await fetch(importsApiHref(), { method: 'POST', signal })
  if (!response.ok) throw new Error(await messageOf(response))
  return ((await response.json()) as { id: string }).id
}

async function sendPart(href: string, body: Blob, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(href, { method: 'PUT', body, signal }).catch((error: unknown) => {
      if (signal.aborted || attempt === TRIES) throw error
      return null
    })
    if (response?.ok) return
    // A server that says no means it; one that stumbles or is gone is asked again.
    if (response && (response.status < 500 || response.status === 507 || attempt === TRIES)) {
      throw new Error(await messageOf(response))
    }
  }
}

/** Sends files to a new staged import, a few at once, large ones in parts. Gives the id of the import. */
export async function sendFiles(
  files: readonly FileToSend[],
  onProgress: (progress: SendProgress) => void,
  signal: AbortSignal,
): Promise<string> {
  const id = await openImport(signal)
  const progress = { files: 0, bytes: 0 }
  const waiting = [...files]
  const sendSome = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { path, file } = next
      for (let offset = 0; offset === 0 || offset < file.size; offset += PART_BYTES) {
        const part = file.slice(offset, offset + PART_BYTES)
        const query = new URLSearchParams({ path, offset: String(offset) })
        await sendPart(`${importApiHref(id, 'files')}?${query}`, part, signal)
        progress.bytes += part.size
        onProgress({ ...progress })
      }
      progress.files += 1
      onProgress({ ...progress })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendSome))
  const response = await fetch(importApiHref(id, 'preview'), { method: 'POST', signal })
  if (!response.ok) throw new Error(await messageOf(response))
  return id
}
