/** What a public source says about the size or the price of a model; null is unknown. */
export interface ModelFact {
  readonly model: string
  /** Other names beside spelling, provider prefixes and dates, which are read anyway. */
  readonly otherNames: readonly string[]
  readonly parametersBillion: number | null
  readonly activeBillion: number | null
  /** List price without cache or batch discount, US dollars per million tokens. */
  readonly inputUsdPerMtok: number | null
  readonly outputUsdPerMtok: number | null
  /** Day the source speaks of. */
  readonly asOf: string
  readonly source: string
}

const PAPER_V2 = 'arXiv 2602.12670v2, API prices'
const PRICE_TABLE =
  'tokenmix.ai/blog/llm-api-pricing-comparison, which read the makers’ price pages that day'
const DEEPSEEK = 'api-docs.deepseek.com, release notes and price page of DeepSeek V4'

const priced = (
  model: string,
  inputUsdPerMtok: number,
  outputUsdPerMtok: number,
  asOf: string,
  source: string,
  otherNames: readonly string[] = [],
): ModelFact => ({
  ...{ model, otherNames, parametersBillion: null, activeBillion: null },
  ...{ inputUsdPerMtok, outputUsdPerMtok, asOf, source },
})

/**
 * To edit: add a row only with a source that can be read. A model that is missing here is not
 * guessed; the reader says on the page which one is smaller.
 */
export const MODEL_FACTS: readonly ModelFact[] = [
  priced('Haiku 4.5', 1, 5, '2026-03-07', PAPER_V2),
  priced('Sonnet 4.5', 3, 15, '2026-03-07', PAPER_V2),
  priced('Opus 4.5', 5, 25, '2026-03-07', PAPER_V2),
  priced('Opus 4.6', 5, 25, '2026-03-07', PAPER_V2),
  priced('GPT-5.2', 1.75, 14, '2026-03-07', PAPER_V2, ['gpt-5.2-codex']),
  priced('Gemini 3 Pro', 2, 12, '2026-03-07', PAPER_V2),
  priced('Gemini 3 Flash', 0.5, 3, '2026-03-07', PAPER_V2),
  priced('GPT-5.5', 5, 30, '2026-04-30', PRICE_TABLE),
  priced('GPT-5.4 Mini', 0.75, 4.5, '2026-04-30', PRICE_TABLE),
  priced('Opus 4.7', 5, 25, '2026-04-30', PRICE_TABLE),
  priced('Sonnet 4.6', 3, 15, '2026-04-30', PRICE_TABLE),
  priced('Gemini 3.1 Pro', 2, 12, '2026-04-30', PRICE_TABLE),
  priced('Gemini 3.1 Flash Lite', 0.25, 1.5, '2026-04-30', PRICE_TABLE),
  {
    ...priced('DeepSeek V4 Flash', 0.14, 0.28, '2026-04-26', DEEPSEEK),
    ...{ parametersBillion: 284, activeBillion: 13 },
  },
  {
    // The page prints 0.435 and 0.87 as 75 % off: the list price is four times that.
    ...priced('DeepSeek V4 Pro', 1.74, 3.48, '2026-04-26', DEEPSEEK),
    ...{ parametersBillion: 1600, activeBillion: 49 },
  },
]
