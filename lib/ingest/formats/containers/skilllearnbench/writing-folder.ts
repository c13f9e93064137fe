// Names of the folders that skills lie in: who wrote them, and how.

/** Who wrote the skills of a folder, and what had been tried by then. */
export interface WritingFolder {
  /** In words that say its timing: `self feedback (after own attempt)`. */
  readonly arm: string
  /** The model; null: people wrote them. */
  readonly author: string | null
}

const METHODS: Readonly<Record<string, string>> = {
  'one-shot': 'one_shot (before)',
  'self-feedback': 'self_feedback (after own attempt)',
  'teacher-feedback': 'teacher_feedback (after failed attempts)',
  'skill-creator': 'skill_creator (before, format spec)',
}

const FOLDER = new RegExp(`^b\\d+-(${Object.keys(METHODS).join('|')})-(.+)$`)

/** `b2-self-feedback-claude-haiku-4-5`, `human_authored`; null for another folder. */
export function readWritingFolder(name: string): WritingFolder | null {
  if (name === 'human_authored') return { arm: 'human_authored', author: null }
  const [, method, author] = FOLDER.exec(name) ?? []
  return method && author ? { arm: METHODS[method]!, author } : null
}

/** `run2_tonal-patterns` is the second round of that skill; without a number it is the first. */
export function readSkillFolderName(name: string): {
  readonly skill: string
  readonly run: number
} {
  const [, run, skill] = /^run(\d{1,3})_(.+)$/.exec(name) ?? []
  return run && skill ? { skill, run: Number(run) } : { skill: name, run: 1 }
}
