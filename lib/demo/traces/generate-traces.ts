import type { DemoPart } from '@/lib/demo/evolution/generate-evolution'
import { makeRandom, type Random } from '@/lib/demo/random'
import type { DemoFile } from '@/lib/demo/tasks/demo-task'
import { attempt, makePuzzle, type Attempt, type Puzzle } from './countdown'

const SEED = 47
const COUNTS = [3, 4, 5] as const
const PER_COUNT = 5
const SAMPLES = 2

interface Prompt {
  readonly key: string
  readonly condition: string
  readonly asks: string
  /** How likely it reflects on an attempt, and how often it tries at most. */
  readonly reflects: number
  readonly mostTries: number
}

const PROMPTS: readonly Prompt[] = [
  { key: 'plain', condition: 'no_skills', asks: '', reflects: 0.35, mostTries: 2 },
  {
    key: 'asked',
    condition: 'curated: asked to check itself',
    asks: ' Check each attempt before you go on.',
    ...{ reflects: 0.95, mostTries: 5 },
  },
]

const MODELS = [
  { model: 'merle-2-mini', hits: [0.6, 0.4, 0.22], errs: 0.08 },
  { model: 'wren-3-4b', hits: [0.4, 0.22, 0.1], errs: 0.2 },
] as const

interface Try extends Attempt {
  /** What it then says of it; null: it does not look. */
  readonly verdict: boolean | null
}

function tryPuzzle(
  puzzle: Puzzle,
  { reflects, mostTries }: Prompt,
  { hits, errs }: { hits: number; errs: number },
  random: Random,
): Try[] {
  const tries: Try[] = []
  while (tries.length < mostTries) {
    const made = attempt(puzzle, hits, random)
    const isRight = made.value === puzzle.target
    const verdict = random.chance(reflects) ? random.chance(errs) !== isRight : null
    tries.push({ ...made, verdict })
    if (verdict !== false) break
  }
  return tries
}

const AGAIN = ['Wait, let me reconsider.', 'Another way:', 'Let me try again.']

function tell({ target }: Puzzle, tries: readonly Try[], random: Random): string {
  const told = tries.map(({ expression, value, verdict }, index) => {
    const glue = index === 0 ? '' : `${random.pick(AGAIN)}\n`
    const sample = `<sample>\n${expression} is ${value}. <answer>${expression}</answer>\n</sample>\n`
    if (verdict === null) return `${glue}${sample}`
    const says = verdict ? `${target}, as asked.` : `That is not ${target}.`
    return `${glue}${sample}<reflect>\n${says} <verdict>${verdict ? 'Correct' : 'Incorrect'}</verdict>\n</reflect>\n`
  })
  return `<think>\n${told.join('')}</think>\n\n<answer>\n${tries.at(-1)!.expression}\n</answer>`
}

function* traceFiles(prompt: Prompt): Generator<DemoFile> {
  for (const { model, hits, errs } of MODELS) {
    const rows = COUNTS.flatMap((count, level) =>
      Array.from({ length: PER_COUNT }, (_, index) => {
        const puzzle = makePuzzle(count, makeRandom(`${SEED}/${count}/${index}`))
        const random = makeRandom([SEED, model, prompt.key, count, index].join('/'))
        const tries = Array.from({ length: SAMPLES }, () =>
          tryPuzzle(puzzle, prompt, { hits: hits[level]!, errs }, random),
        )
        return rowOf(puzzle, tries, prompt, model, random)
      }),
    )
    yield {
      path: `${model}-${prompt.key}.jsonl`,
      text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    }
  }
}

function rowOf(
  puzzle: Puzzle,
  samples: readonly (readonly Try[])[],
  { asks }: Prompt,
  model: string,
  random: Random,
) {
  const { numbers, target, solution } = puzzle
  const question = `Make ${target} of ${numbers.join(', ')}, each used once.`
  const isRight = ({ value }: Try) => value === target
  const answers = samples.map((tries) => [...tries, tries.at(-1)!])
  return {
    ...{ question, answer: solution, task: `countdown, ${numbers.length} numbers` },
    prompt: `${question}${asks} Answer in <answer> tags.`,
    model_responses: samples.map((tries) => tell(puzzle, tries, random)),
    model_responses__eval_is_correct: samples.map((tries) => isRight(tries.at(-1)!)),
    model_responses__eval_extracted_answers: samples.map((tries) => tries.at(-1)!.expression),
    model_responses__internal_answers__eval_is_correct: answers.map((tries) => tries.map(isRight)),
    metadata: { model },
  }
}

/** The demo of reasoning traces: number puzzles of three sizes by two models, with and without being asked to check. */
export const TRACE_PARTS: readonly DemoPart[] = PROMPTS.map((prompt) => ({
  ...{ key: prompt.key, condition: prompt.condition, files: () => traceFiles(prompt) },
}))
