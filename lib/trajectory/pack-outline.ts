import { STEP_KINDS, TOOL_CATEGORIES, type SkillMark } from '@/lib/domain/step'
import type { StepOutline } from './step-outline'

/**
 * Outlines as columns: 10,000 steps travel as a few arrays instead of 10,000 objects.
 * Names are indexes into `names`, -1 for none; what few steps have is keyed by position.
 */
export interface PackedOutline {
  readonly length: number
  readonly names: readonly string[]
  readonly kind: readonly number[]
  readonly category: readonly number[]
  readonly agent: readonly number[]
  readonly tool: readonly number[]
  readonly path: readonly number[]
  readonly title: readonly string[]
  readonly size: readonly number[]
  readonly lines: readonly number[]
  /** -1 for unknown: none of these can be negative. */
  readonly tokens: readonly number[]
  readonly durationMs: readonly number[]
  readonly sinceMs: readonly number[]
  readonly costUsd: Readonly<Record<number, number>>
  readonly errors: readonly number[]
  readonly copied: readonly number[]
  readonly abandoned: readonly number[]
  readonly skillMarks: Readonly<Record<number, readonly SkillMark[]>>
}

const some = <Value>(outline: readonly StepOutline[], get: (step: StepOutline) => Value | null) => {
  const found: Record<number, Value> = {}
  outline.forEach((step, at) => {
    const value = get(step)
    if (value !== null) found[at] = value
  })
  return found
}

/** Packs the outlines of a whole trajectory; their numbers are 1, 2, 3, … */
export function packOutline(outline: readonly StepOutline[]): PackedOutline {
  const names = new Map<string, number>()
  const name = (text: string | null) => {
    if (text === null) return -1
    if (!names.has(text)) names.set(text, names.size)
    return names.get(text)!
  }
  const positions = (is: (step: StepOutline) => boolean) =>
    outline.flatMap((step, at) => (is(step) ? [at] : []))
  const columns = {
    kind: outline.map((step) => STEP_KINDS.indexOf(step.kind)),
    category: outline.map((step) => (step.category ? TOOL_CATEGORIES.indexOf(step.category) : -1)),
    agent: outline.map((step) => name(step.agent)),
    tool: outline.map((step) => name(step.tool)),
    path: outline.map((step) => name(step.path)),
  }
  return {
    length: outline.length,
    names: [...names.keys()],
    ...columns,
    title: outline.map((step) => step.title),
    size: outline.map((step) => step.size),
    lines: outline.map((step) => step.lines),
    tokens: outline.map((step) => step.tokens ?? -1),
    durationMs: outline.map((step) => step.durationMs ?? -1),
    sinceMs: outline.map((step) => step.sinceMs ?? -1),
    costUsd: some(outline, (step) => step.costUsd),
    errors: positions((step) => step.isError),
    copied: positions((step) => step.isCopied),
    abandoned: positions((step) => step.isAbandoned),
    skillMarks: some(outline, (step) => (step.skillMarks.length ? step.skillMarks : null)),
  }
}

const known = (value: number): number | null => (value < 0 ? null : value)

/**
 * Reads single outlines, by the number of their step: most of a long trajectory is never looked at.
 * The same step is the same object each time.
 */
export function outlineReader(packed: PackedOutline): (step: number) => StepOutline {
  const errors = new Set(packed.errors)
  const copied = new Set(packed.copied)
  const abandoned = new Set(packed.abandoned)
  const name = (index: number) => packed.names[index] ?? null
  const read: StepOutline[] = []
  return (step) => {
    const at = step - 1
    return (read[at] ??= {
      number: step,
      kind: STEP_KINDS[packed.kind[at]!]!,
      agent: name(packed.agent[at]!),
      tool: name(packed.tool[at]!),
      category: TOOL_CATEGORIES[packed.category[at]!] ?? null,
      title: packed.title[at]!,
      path: name(packed.path[at]!),
      isError: errors.has(at),
      tokens: known(packed.tokens[at]!),
      costUsd: packed.costUsd[at] ?? null,
      durationMs: known(packed.durationMs[at]!),
      sinceMs: known(packed.sinceMs[at]!),
      skillMarks: packed.skillMarks[at] ?? [],
      size: packed.size[at]!,
      lines: packed.lines[at]!,
      isCopied: copied.has(at),
      isAbandoned: abandoned.has(at),
    })
  }
}

/** The outlines again; the inverse of `packOutline`. */
export function unpackOutline(packed: PackedOutline): StepOutline[] {
  const read = outlineReader(packed)
  return Array.from({ length: packed.length }, (_, at) => read(at + 1))
}
