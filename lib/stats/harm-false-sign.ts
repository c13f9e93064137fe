import { finish, type Parts } from '@/lib/domain/parts'
import { isAbove, isVariance, sum } from './numeric-rules'
import { normalCdf } from './normal'

export interface HarmFalseSign {
  /** Share of tasks without an effect, in the fitted mixture. */
  readonly pi0: number | null
  readonly expectedHurt: number | null
  readonly expectedHelped: number | null
  readonly expectedNone: number | null
  /** Tasks hurt (helped) with more than 90 % probability. */
  readonly nHurt: number
  readonly nHelped: number
  /** One a task. */
  readonly pHurt: readonly (number | null)[]
  readonly pHelped: readonly (number | null)[]
}

/** A part of the mixture: normal with mean m and standard deviation h; the first is 0 exactly. */
const COMPONENTS: readonly { readonly m: number; readonly h: number }[] = [
  { m: 0, h: 0 },
  ...Array.from({ length: 10 }, (_, i) => 0.02 * 1.6 ** i).flatMap((s) =>
    [-s, 0, s].map((m) => ({ m, h: s / 2 })),
  ),
]
const STEPS = 3000
/** So many made-up tasks without an effect: the mixture leans toward "nothing". */
const PRIOR_NONE = 4
const SURE = 0.9

/**
 * How many tasks are truly hurt, and helped: true effects are a mixture of "none" and 30 normals, fit
 * to the differences d (proportions) by 3,000 EM steps. Assumes that most effects are near 0, that
 * noise is normal with known variance v > 0 (`harmCellVariance`), and tasks independent. Many small
 * losses around a positive mean are missed: a lower figure. No task, or some v not above 0: null.
 * Source: Stephens 2017, Biostatistics 18.
 */
export const harmFalseSign = (input: HarmFalseSignInput): HarmFalseSign =>
  finish(harmFalseSignInParts(input))

interface HarmFalseSignInput {
  readonly d: readonly number[]
  readonly v: readonly number[]
}

/** The same with pauses: many tasks take the better part of a second. */
export function* harmFalseSignInParts(input: HarmFalseSignInput): Parts<HarmFalseSign> {
  const { d, v } = input
  if (d.length === 0 || v.length !== d.length || !v.every(isVariance)) return unknown(d.length)
  const likelihoods = d.map((value, t) => likelihoodRow(value, v[t]!))
  const weights = yield* fitWeights(likelihoods)
  const sides = likelihoods.map((row, t) => sidesOf(posterior(row, weights), d[t]!, v[t]!))
  const pHurt = sides.map(({ hurt }) => hurt)
  const pHelped = sides.map(({ helped }) => helped)
  return {
    pi0: weights[0]!,
    expectedHurt: sum(pHurt),
    expectedHelped: sum(pHelped),
    expectedNone: sum(sides.map(({ none }) => none)),
    nHurt: pHurt.filter((p) => isAbove(p, SURE)).length,
    nHelped: pHelped.filter((p) => isAbove(p, SURE)).length,
    ...{ pHurt, pHelped },
  }
}

/** How likely d is under each component, up to a factor of the row. */
function likelihoodRow(d: number, v: number): Float64Array {
  const logs = COMPONENTS.map(({ m, h }) => {
    const variance = v + h * h
    return -0.5 * (Math.log(variance) + (d - m) ** 2 / variance)
  })
  const highest = Math.max(...logs)
  return Float64Array.from(logs, (log) => Math.exp(log - highest))
}

/** A part this unlikely never returns: its weight only falls on, down to where numbers get slow. */
const GONE = 1e-200

// Flat arrays, no division within, and no part that is gone: this loop runs 93,000 times a task.
function* fitWeights(rows: readonly Float64Array[]): Parts<Float64Array> {
  const weights = new Float64Array(COMPONENTS.length).fill(1 / COMPONENTS.length)
  let alive = [...weights.keys()]
  let likelihoods = flatten(rows, alive)
  for (let step = 0; step < STEPS; step++) {
    const width = alive.length
    const present = Float64Array.from(alive, (j) => weights[j]!)
    const shares = new Float64Array(width)
    for (let at = 0; at < likelihoods.length; at += width) {
      let total = 0
      for (let i = 0; i < width; i++) total += likelihoods[at + i]! * present[i]!
      const scale = 1 / total
      for (let i = 0; i < width; i++) shares[i]! += likelihoods[at + i]! * scale
    }
    alive.forEach((j, i) => {
      const counted = present[i]! * shares[i]! + (j === 0 ? PRIOR_NONE : 0)
      weights[j] = counted / (rows.length + PRIOR_NONE)
    })
    yield
    const left = alive.filter((j) => weights[j]! >= GONE)
    if (left.length < width) {
      for (const j of alive) if (weights[j]! < GONE) weights[j] = 0
      alive = left
      likelihoods = flatten(rows, alive)
    }
  }
  return weights
}

const flatten = (rows: readonly Float64Array[], columns: readonly number[]): Float64Array =>
  Float64Array.from({ length: rows.length * columns.length }, (_, i) => {
    return rows[Math.floor(i / columns.length)]![columns[i % columns.length]!]!
  })

function posterior(row: Float64Array, weights: Float64Array): Float64Array {
  const joint = row.map((likelihood, j) => likelihood * weights[j]!)
  const total = sum(joint)
  return joint.map((value) => value / total)
}

function sidesOf(shares: Float64Array, d: number, v: number) {
  let hurt = 0
  for (let j = 1; j < shares.length; j++) {
    const { m, h } = COMPONENTS[j]!
    const variance = v + h * h
    const mean = (m * v + d * h * h) / variance
    hurt += shares[j]! * normalCdf(-mean / Math.sqrt((v * h * h) / variance))
  }
  const none = shares[0]!
  return { hurt, none, helped: Math.max(0, 1 - none - hurt) }
}

function unknown(tasks: number): HarmFalseSign {
  const nulls = Array.from({ length: tasks }, () => null)
  const none = { pi0: null, expectedHurt: null, expectedHelped: null, expectedNone: null }
  return { ...none, nHurt: 0, nHelped: 0, pHurt: nulls, pHelped: nulls }
}
