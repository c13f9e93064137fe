import type { Attachment } from '@/lib/domain/step'
import { stringOrNull } from './agent-log'
import { isRecord } from './bundle-reader'
import { wordOf } from './word-of'

// The content of a message: text, or a list of parts, of which only text is text.

/** Text and what is attached to it. */
export interface MessageContent {
  readonly text: string
  readonly attachments: readonly Attachment[]
}

const MEDIA = /^(?:image|video|audio|document|file|input_image|image_url|input_audio)$/

const attachmentOf = (part: Readonly<Record<string, unknown>>): Attachment => {
  const source = isRecord(part.source)
    ? part.source
    : isRecord(part.image_url)
      ? part.image_url
      : part
  const held = [source.data, source.url, source.image, source.image_url, source.file].find(
    (one): one is string => typeof one === 'string',
  )
  const inline = /^data:([\w.+/-]+);base64,/.exec(held?.slice(0, 200) ?? '')
  const isInline = inline !== null || typeof source.data === 'string'
  const body = held === undefined ? 0 : held.length - (inline?.[0].length ?? 0)
  return {
    kind: /image/.test(wordOf(part.type)) ? 'image' : 'file',
    name: isInline || held === undefined ? wordOf(part.type) : held.slice(0, 200),
    mediaType:
      stringOrNull(source.media_type) ?? stringOrNull(source.mimeType) ?? inline?.[1] ?? null,
    bytes: isInline ? Math.floor((body * 3) / 4) : null,
  }
}

/** What a content says; parts of other kinds than text and media are left to the caller. */
export const contentOf = (content: unknown): MessageContent => {
  if (typeof content === 'string') return { text: content, attachments: [] }
  if (isRecord(content)) return contentOf([content])
  if (!Array.isArray(content)) return { text: '', attachments: [] }
  const texts: string[] = []
  const attachments: Attachment[] = []
  for (const part of content) {
    if (typeof part === 'string') texts.push(part)
    else if (!isRecord(part)) continue
    else if (MEDIA.test(wordOf(part.type))) attachments.push(attachmentOf(part))
    else if (typeof part.text === 'string') texts.push(part.text)
  }
  return { text: texts.filter(Boolean).join('\n'), attachments }
}
