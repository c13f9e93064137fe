/** What is claimed of an experiment, to be held against its numbers. */
export interface VerdictClaims {
  /** At most so many tasks are shown to be harmed. */
  readonly maxHarms: number | null
  /** The interval of the gain begins at this or above; a proportion, 0.05 is 5 pp. */
  readonly minGainLow: number | null
  /** At least so many tasks are in the gain. */
  readonly minTasks: number | null
}

export type ClaimName = keyof VerdictClaims

/** What each claim takes, in words. */
const TAKES: Record<
  ClaimName,
  { readonly words: string; readonly fits: (value: number) => boolean }
> = {
  maxHarms: { words: 'a count', fits: (value) => Number.isInteger(value) && value >= 0 },
  minGainLow: {
    words: 'a proportion from -1 to 1 (0.05 is 5 percentage points)',
    fits: (value) => value >= -1 && value <= 1,
  },
  minTasks: { words: 'a count', fits: (value) => Number.isInteger(value) && value >= 0 },
}

export const CLAIM_NAMES = Object.keys(TAKES) as readonly ClaimName[]

/**
 * The claims as they were written; a sentence where one cannot be read, since a claim that is quietly
 * left out would hold. `written` names them as the person did.
 */
export function parseClaims(
  read: (name: ClaimName) => string | null,
  written: (name: ClaimName) => string,
): VerdictClaims | string {
  const claims: Record<ClaimName, number | null> = {
    maxHarms: null,
    minGainLow: null,
    minTasks: null,
  }
  for (const name of CLAIM_NAMES) {
    const text = read(name)
    if (text === null) continue
    const value = text.trim() === '' ? NaN : Number(text)
    if (!TAKES[name].fits(value))
      return `${written(name)} takes ${TAKES[name].words}, not “${text}”.`
    claims[name] = value
  }
  const all = CLAIM_NAMES.map(written)
  return CLAIM_NAMES.some((name) => claims[name] !== null)
    ? claims
    : `Nothing is claimed: say at least one of ${all.join(', ')}.`
}
