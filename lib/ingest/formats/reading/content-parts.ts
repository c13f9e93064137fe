import type { Attachment } from '@/lib/domain/step'
import { stringOrNull } from './agent-log'
import { isRecord } from './bundle-reader'

// The content of a message or an observation as the APIs have it: a text, or parts of text, images,
// documents and sound, in the spellings of Anthropic, OpenAI, MCP and ATIF. What is no text is named
// with its size and left out.

/** Text, and what came with it that is none. */
export interface Content {
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** Bytes that a text in base64 stands for. */
export const bytesOfBase64 = (data: string): number => {
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0
  return Math.max(0, Math.floor((data.length * 3) / 4) - padding)
}

const KINDS = new Map<unknown, Attachment['kind']>([
  ['image', 'image'],
  ['image_url', 'image'],
  ['input_image', 'image'],
  ['audio', 'recording'],
  ['input_audio', 'recording'],
  ['document', 'file'],
  ['file', 'file'],
  ['input_file', 'file'],
])

const DATA_ADDRESS = /^data:([^;,]{0,100})(?:;[^,]{0,100})?,/

const firstText = (...values: readonly unknown[]): string | null =>
  values.map(stringOrNull).find((value) => value !== null) ?? null

/** What a part of a message carries that is no text; null for a part that is. */
const attachmentOf = (part: Record<string, unknown>): Attachment | null => {
  const kind = KINDS.get(part.type)
  if (kind === undefined) return null
  const inner = [part.source, part.image_url, part.file, part.input_audio].find(isRecord) ?? {}
  const address = firstText(inner.url, part.image_url, part.url, inner.file_data, part.file_data)
  const inline = address === null ? null : DATA_ADDRESS.exec(address)
  const data = inline
    ? address!.slice(inline[0].length)
    : firstText(inner.data, part.data, inner.type === 'base64' ? inner.content : null)
  const place = inline ? null : address
  return {
    kind,
    name: firstText(inner.path, part.filename, inner.filename, part.title, place) ?? kind,
    mediaType: firstText(inner.media_type, part.mimeType, part.mime_type) ?? (inline?.[1] || null),
    bytes: data === null ? null : bytesOfBase64(data),
  }
}

/** Text of a message or observation: a string, parts, or any JSON. */
export const contentOf = (value: unknown): Content => {
  if (typeof value === 'string') return { text: value, attachments: [] }
  if (value === null || value === undefined) return { text: '', attachments: [] }
  if (!Array.isArray(value)) return { text: JSON.stringify(value), attachments: [] }
  const texts: string[] = []
  const attachments: Attachment[] = []
  for (const part of value as readonly unknown[]) {
    if (typeof part === 'string') texts.push(part)
    else if (isRecord(part) && typeof part.text === 'string') texts.push(part.text)
    else {
      const attachment = isRecord(part) ? attachmentOf(part) : null
      if (attachment) attachments.push(attachment)
      else texts.push(JSON.stringify(part))
    }
  }
  return { text: texts.join('\n'), attachments }
}
