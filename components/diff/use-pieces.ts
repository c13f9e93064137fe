import { useEffect, useMemo, useState } from 'react'
import { diffWords, sharedPart, type WordPiece } from '@/lib/diff/diff-words'
import { clipStep, type ClippedStep } from '@/lib/trajectory/clip-step'
import { inTurn } from './in-turn'
import { stepParts, type StepParts } from './step-parts'

/** Characters of one text that are drawn, and so compared; the trial's page has the rest. */
export const MOST_CHARS = 20_000

/** Characters of a pair up to which its words are compared while it is drawn: well below 1 ms. */
const QUICK_CHARS = 1200

/** Below this share in common, two texts are read as two, without marks. */
const LEAST_SHARED = 0.3

interface Pieces {
  readonly left: readonly WordPiece[]
  readonly right: readonly WordPiece[]
}

const whole = (text: string): WordPiece[] => (text === '' ? [] : [{ text, isOwn: false }])

/** Both texts with the words that differ; without marks where nearly all differ. */
function markWords(left: string, right: string): Pieces {
  const words = left === right ? null : diffWords(left, right)
  return words !== null && sharedPart(words) >= LEAST_SHARED
    ? words
    : { left: whole(left), right: whole(right) }
}

/** A pair of texts in pieces: with marks at once where that is quick, else a moment later. */
function useMarked(left: string, right: string, isPair: boolean): Pieces {
  const isQuick = left.length + right.length <= QUICK_CHARS
  const [late, setLate] = useState<{ left: string; right: string; pieces: Pieces } | null>(null)
  useEffect(() => {
    if (!isPair || isQuick) return
    return inTurn(() => setLate({ left, right, pieces: markWords(left, right) }))
  }, [left, right, isPair, isQuick])
  const atOnce = useMemo(
    () => (isPair && isQuick ? markWords(left, right) : { left: whole(left), right: whole(right) }),
    [left, right, isPair, isQuick],
  )
  return late !== null && late.left === left && late.right === right ? late.pieces : atOnce
}

interface DrawnParts extends StepParts {
  /** Characters beyond what is drawn. */
  readonly rest: number
}

const NOTHING: DrawnParts = { input: '', output: '', rest: 0 }

function partsOf(step: ClippedStep | null): DrawnParts {
  if (step === null) return NOTHING
  // Cut before anything is made of the texts: a step may hold megabytes.
  const { clipped, ...drawn } = clipStep(step, MOST_CHARS)
  const { input, output } = stepParts(drawn)
  return {
    input: input.slice(0, MOST_CHARS),
    output,
    rest: clipped.text + clipped.input + clipped.output + Math.max(0, input.length - MOST_CHARS),
  }
}

/** What a row shows of its two steps, in pieces; marked where the row is a changed pair. */
export function usePieces(isChanged: boolean, left: ClippedStep | null, right: ClippedStep | null) {
  const one = useMemo(() => partsOf(left), [left])
  const two = useMemo(() => partsOf(right), [right])
  const isPair = isChanged && left !== null && right !== null
  return {
    leftRest: one.rest,
    rightRest: two.rest,
    input: useMarked(one.input, two.input, isPair),
    output: useMarked(one.output, two.output, isPair),
  }
}
