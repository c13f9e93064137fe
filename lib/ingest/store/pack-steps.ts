import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { StoredPart } from '@/db/packed-parts'
import type { NewTrial, TrialFacts } from '@/lib/domain/new-trial'
import { countSteps, type Step } from '@/lib/domain/step'
import { countTools, NO_TOOL_COUNTS, type ToolCounts } from '@/lib/domain/tool-counts'

/** A trial with its steps as they are stored, and what is counted of them before. */
export interface PackedTrial extends TrialFacts {
  readonly packed: {
    readonly parts: readonly StoredPart[]
    readonly steps: number
    readonly tools: ToolCounts
  }
}

/** A trial that was read: its steps as such, or packed by the thread that read them. */
export type ReadTrial = NewTrial | PackedTrial

/** Raw JSON of one part, so that opening step 900 inflates little else. */
const PART_BYTES = 256 * 1024

// Quality 1 is the fastest for its size here. In this thread: through the thread pool the same parts take
// twice the processor time and longer by the clock, and an import has a process of its own.
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

const compress = (json: string | Buffer): Buffer => brotliCompressSync(json, OPTIONS)

/** A value as brotli-compressed JSON. */
export const packJson = (value: unknown): Buffer => compress(JSON.stringify(value))

/** The steps of a part, as they were packed. In this thread: for a process that nobody waits for. */
export const unpackSteps = (data: Uint8Array): Step[] =>
  // The column holds what `packSteps` made of Step[].
  JSON.parse(brotliDecompressSync(data).toString('utf8')) as Step[]

function packPart(json: readonly string[], steps: readonly Step[]): StoredPart {
  const raw = Buffer.from(`[${json.join(',')}]`)
  return {
    firstStep: steps[0]!.number,
    lastStep: steps.at(-1)!.number,
    rawBytes: raw.length,
    // A copy: what zlib gives is the beginning of a larger piece of memory, which would wait with it.
    data: new Uint8Array(compress(raw)),
  }
}

/** Cuts a trajectory into parts of about 256 KB raw and compresses them; a long step is a part alone. */
export function packSteps(steps: readonly Step[]): StoredPart[] {
  const parts: StoredPart[] = []
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

/** The steps of a trial as they are stored. */
export const partsOf = (trial: ReadTrial): readonly StoredPart[] =>
  'packed' in trial ? trial.packed.parts : packSteps(trial.steps)

/** Steps of a trial; unknown where there is no trajectory that could tell. */
export const stepCountOf = (trial: ReadTrial): number | null => {
  if (!trial.hasTrajectory) return null
  return 'packed' in trial ? trial.packed.steps : countSteps(trial.steps)
}

/** Tool calls of a trial and how many failed; unknown where there is no trajectory that could tell. */
export const toolCountsOf = (trial: ReadTrial): ToolCounts => {
  if (!trial.hasTrajectory) return NO_TOOL_COUNTS
  return 'packed' in trial ? trial.packed.tools : countTools(trial.steps)
}

/** A trial with its steps packed. */
export function packTrial({ steps, ...facts }: NewTrial): PackedTrial {
  const packed = { parts: packSteps(steps), steps: countSteps(steps), tools: countTools(steps) }
  return { ...facts, packed }
}

/** A trial with the trajectory of another copy of it. */
export function withStepsOf(trial: ReadTrial, other: ReadTrial): ReadTrial {
  const { hasTrajectory, skillUses, spans } = other
  const found = { hasTrajectory, skillUses, ...(spans ? { spans } : {}) }
  return 'packed' in other
    ? { ...withoutSteps(trial), ...found, packed: other.packed }
    : { ...withoutSteps(trial), ...found, steps: other.steps }
}

function withoutSteps(trial: ReadTrial): TrialFacts {
  if ('packed' in trial) {
    const { packed: _, ...facts } = trial
    return facts
  }
  const { steps: _, ...facts } = trial
  return facts
}
