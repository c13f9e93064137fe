import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Step } from '@/lib/domain/step'

/** Steps `firstStep`…`lastStep` as brotli-compressed JSON. */
export interface PackedPart {
  readonly firstStep: number
  readonly lastStep: number
  readonly rawBytes: number
  readonly data: Buffer
}

/** Raw JSON of one part, so that opening step 900 inflates little else. */
const PART_BYTES = 256 * 1024

// Quality 1 is the fastest for its size here. In this thread: through the thread pool the same parts take
// twice the processor time and longer by the clock, and an import has a process of its own.
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

const compress = (json: string): Buffer => brotliCompressSync(json, OPTIONS)

/** A value as brotli-compressed JSON. */
export const packJson = (value: unknown): Buffer => compress(JSON.stringify(value))

/** The steps of a part, as they were packed. In this thread: for a process that nobody waits for. */
export const unpackSteps = (data: Uint8Array): Step[] =>
  // The column holds what `packSteps` made of Step[].
  JSON.parse(brotliDecompressSync(data).toString('utf8')) as Step[]

function packPart(json: readonly string[], steps: readonly Step[]): PackedPart {
  const raw = `[${json.join(',')}]`
  return {
    firstStep: steps[0]!.number,
    lastStep: steps.at(-1)!.number,
    rawBytes: Buffer.byteLength(raw),
    data: compress(raw),
  }
}

/** Cuts a trajectory into parts of about 256 KB raw and compresses them; a long step is a part alone. */
export function packSteps(steps: readonly Step[]): PackedPart[] {
  const parts: PackedPart[] = []
  let json: string[] = []
  let first = 0
  let size = 0
  steps.forEach((step, index) => {
    const text = JSON.stringify(step)
    if (json.length > 0 && size + text.length > PART_BYTES) {
      parts.push(packPart(json, steps.slice(first, index)))
      json = []
      first = index
      size = 0
    }
    json.push(text)
    size += text.length
  })
  if (json.length > 0) parts.push(packPart(json, steps.slice(first)))
  return parts
}
