/** A printed percentage with one decimal, as the source has it: `42.1`. */
export const displayPrinted = (value: number | null): string =>
  value === null ? '—' : value.toFixed(1)

/** A share in whole percent: 0.33 → `33 %`. */
export const displayKept = (value: number | null): string =>
  value === null ? '—' : `${Math.round(value * 100)} %`

/** Percentage points with their sign. */
export const displayDrop = (value: number | null): string =>
  value === null ? '—' : `${value < 0 ? '−' : value > 0 ? '+' : ''}${Math.abs(value).toFixed(1)}`

/** A step of difficulty in words: `4arg` is `4 arguments`. */
export const stepWords = (step: string): string => step.replace(/^(\d+)arg$/, '$1 arguments')

const STAGE_WORDS: Readonly<Record<string, string>> = {
  base: 'base model',
  sft: 'after SFT',
  rl: 'after RL',
}

export const stageWords = (stage: string): string => STAGE_WORDS[stage] ?? stage
