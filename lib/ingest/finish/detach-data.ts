import type { Json } from '@/lib/domain/json'
import type { Attachment, Step } from '@/lib/domain/step'
import { bytesOfBase64 } from '@/lib/ingest/formats/reading/content-parts'

// Pictures and documents also stand in texts: as `data:` addresses, or as base64 in JSON that a tool
// printed. Nobody reads them, an alignment compares them for nothing, and three megabytes of one
// would be sent to each who opens the step. Each becomes an attachment with its size. Base64 without
// a beginning that tells what it is stays: it may be what the task is about.

/** Shorter than this a text shows all of it anyway. */
const LEAST = 256

const ADDRESS = new RegExp(
  String.raw`data:([\w.+-]{1,60}\/[\w.+-]{1,60})?(?:;[\w=.+-]{1,60}){0,4};base64,([A-Za-z0-9+/_-]{${LEAST},}={0,2})`,
  'g',
)

/** How files of a kind begin in base64. */
const BEGINNINGS = [
  ['iVBORw0KGg', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
  ['JVBERi0', 'application/pdf'],
  ['UEsDB', 'application/zip'],
  ['H4sI', 'application/gzip'],
  ['SUQz', 'audio/mpeg'],
  ['AAAAIGZ0eX', 'video/mp4'],
] as const

const BLOB = new RegExp(
  String.raw`(?<![A-Za-z0-9+/])(${BEGINNINGS.map(([start]) => start.replace('/', String.raw`\/`)).join('|')})[A-Za-z0-9+/]{${LEAST},}={0,2}`,
  'g',
)

const kindOf = (mediaType: string | null): Attachment['kind'] =>
  mediaType?.startsWith('image/')
    ? 'image'
    : /^(?:audio|video)\//.test(mediaType ?? '')
      ? 'recording'
      : 'file'

/** Collects what is taken out of the texts of one step. */
class Detached {
  readonly attachments: Attachment[] = []

  private take(mediaType: string | null, data: string): string {
    const kind = kindOf(mediaType)
    const bytes = bytesOfBase64(data)
    this.attachments.push({ kind, name: kind, mediaType, bytes })
    return `[${mediaType ?? kind}, ${bytes} bytes]`
  }

  text(value: string): string {
    if (value.length < LEAST) return value
    // Most texts hold none: to look for a fixed text is much quicker than for a pattern.
    const bare = value.includes(';base64,')
      ? value.replace(ADDRESS, (_, mediaType: string | undefined, data: string) =>
          this.take(mediaType ?? null, data),
        )
      : value
    if (!BEGINNINGS.some(([start]) => bare.includes(start))) return bare
    return bare.replace(BLOB, (data, start: string) =>
      this.take(BEGINNINGS.find(([one]) => one === start)![1], data),
    )
  }

  json(value: Json): Json {
    if (typeof value === 'string') return this.text(value)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item: Json) => this.json(item))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.json(item as Json)]),
    )
  }
}

/** Whether JSON holds a text that is long enough to hide a file: most arguments need not be made anew. */
const isLong = (value: Json): boolean => {
  if (typeof value === 'string') return value.length >= LEAST
  return typeof value === 'object' && value !== null && Object.values(value).some(isLong)
}

/** A step whose texts hold no files: they are attachments of it. The same step where there are none. */
export function detachData(step: Step): Step {
  const found = new Detached()
  const { tool } = step
  const text = found.text(step.text)
  const clean = tool && {
    ...tool,
    arguments: isLong(tool.arguments) ? found.json(tool.arguments) : tool.arguments,
    output: tool.output === null ? null : found.text(tool.output),
  }
  if (found.attachments.length === 0) return step
  const attachments = [...step.attachments, ...found.attachments]
  if (!clean) return { ...step, text, attachments }
  // The command is one of the arguments: what stands in both is one file.
  const command = clean.command === null ? null : new Detached().text(clean.command)
  return { ...step, text, tool: { ...clean, command }, attachments }
}
