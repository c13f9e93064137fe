/** What the size of a task's skills is measured by. */
export const SKILL_SIZES = ['modules', 'tokens', 'files', 'scripts'] as const
export type SkillSize = (typeof SKILL_SIZES)[number]

export const SKILL_SIZE_LABELS: Record<SkillSize, string> = {
  modules: 'Number of skills',
  tokens: 'Tokens of SKILL.md',
  files: 'Files',
  scripts: 'Scripts',
}

/** The same inside a sentence. */
export const SKILL_SIZE_WORDS: Record<SkillSize, string> = {
  modules: 'number of skills',
  tokens: 'tokens of SKILL.md',
  files: 'number of files',
  scripts: 'number of scripts',
}

/** Sums over the skills that a task offers; null is unknown. */
export interface TaskSkillSizes {
  readonly skillCount: number | null
  readonly skillTokens: number | null
  readonly skillFiles: number | null
  readonly skillScripts: number | null
}

export const UNKNOWN_SIZES: TaskSkillSizes = {
  skillCount: null,
  skillTokens: null,
  skillFiles: null,
  skillScripts: null,
}

export const sizesOf = (offered: TaskSkillSizes): Record<SkillSize, number | null> => ({
  modules: offered.skillCount,
  tokens: offered.skillTokens,
  files: offered.skillFiles,
  scripts: offered.skillScripts,
})

/** A class of sizes; both ends belong to it, null is open. */
export interface SizeClass {
  readonly label: string
  readonly low: number
  readonly high: number | null
}

/**
 * Classes of each size. Those of modules are the usual ones of the field; the paper that names
 * lengths compact to comprehensive does not publish its limits, so these limits are ours.
 */
export const SIZE_CLASSES: Record<SkillSize, readonly SizeClass[]> = {
  modules: [
    { label: '1', low: 1, high: 1 },
    { label: '2–3', low: 2, high: 3 },
    { label: '4+', low: 4, high: null },
  ],
  tokens: [
    { label: 'compact, < 1k', low: 1, high: 999 },
    { label: 'standard, 1k–3k', low: 1000, high: 2999 },
    { label: 'detailed, 3k–8k', low: 3000, high: 7999 },
    { label: 'comprehensive, 8k+', low: 8000, high: null },
  ],
  files: [
    { label: '1', low: 1, high: 1 },
    { label: '2–4', low: 2, high: 4 },
    { label: '5–9', low: 5, high: 9 },
    { label: '10+', low: 10, high: null },
  ],
  scripts: [
    { label: 'none', low: 0, high: 0 },
    { label: '1–3', low: 1, high: 3 },
    { label: '4+', low: 4, high: null },
  ],
}

/** Sizes that span orders of magnitude are read per doubling, the others per one more. */
export const isPerDoubling = (size: SkillSize): boolean => size === 'tokens' || size === 'files'
