import type { DemoSkill, DemoTask } from '@/lib/demo/tasks/demo-task'
import { offeredTo, ROUNDS } from './library'

/** One condition of the demo of evolving skills: what is offered, and how much that lifts each model. */
export interface EvolutionArm {
  /** Its folder. */
  readonly key: string
  /** The condition as a person gives it on import. */
  readonly condition: string
  readonly skillsOf: (task: DemoTask) => readonly DemoSkill[]
  /** Of eight tasks how many more each of the models passes than without skills. */
  readonly lift: readonly [large: number, mini: number, small: number]
  /** Who wrote the texts and how, in the words of SkillLearnBench; null: nobody says. */
  readonly writing: { readonly folder: string } | null
}

const changed = (task: DemoTask, change: Partial<DemoSkill>): readonly DemoSkill[] => {
  const [first] = task.skills
  return first ? [{ ...first, scripts: [], references: [], ...change }] : []
}

const linesOf = (text: string, count: number) => text.split('\n').slice(0, count).join('\n')

/** The skill of a task in its first lines, whole, and with everything that could be said. */
const short = (task: DemoTask) => changed(task, { body: linesOf(task.skills[0]?.body ?? '', 3) })
const medium = (task: DemoTask) => changed(task, {})
const detailed = (task: DemoTask) =>
  changed(task, {
    body: [
      task.skills[0]?.body,
      ...task.skills.flatMap(({ references }) => references.map(({ text }) => text)),
      ...task.skills.flatMap(({ scripts }) => scripts.map(({ text }) => text)),
      '## Before you hand in',
      ...Object.keys(task.checks).map((name) => `- Think of ${name.split('::')[1]}.`),
      '## Notes of earlier work',
      task.ownNotes,
    ].join('\n\n'),
  })

const notes = (task: DemoTask, body: string): readonly DemoSkill[] => [
  {
    name: `${task.name}-notes`,
    description: `What to know for ${task.category}.`,
    ...{ body, scripts: [], references: [] },
  },
]

const PLAIN: readonly EvolutionArm[] = [
  {
    ...{ key: 'none', condition: 'no_skills', skillsOf: () => [], lift: [0, 0, 0] },
    writing: null,
  },
  {
    ...{ key: 'short', condition: 'curated: short', skillsOf: short, lift: [1, 2, 3] },
    writing: null,
  },
  {
    ...{ key: 'medium', condition: 'curated: medium', skillsOf: medium, lift: [2, 3, 1] },
    writing: null,
  },
  {
    ...{ key: 'detailed', condition: 'curated: detailed', skillsOf: detailed, lift: [3, 3, -3] },
    writing: null,
  },
]

/** Texts of two authors, written before and after their own attempts. */
const WRITTEN: readonly EvolutionArm[] = [
  {
    key: 'before-large',
    condition: 'generated_before: by merle-2-large',
    skillsOf: (task) => notes(task, task.ownNotes),
    lift: [2, 2, 1],
    writing: { folder: 'b1-one-shot-merle-2-large' },
  },
  {
    key: 'before-mini',
    condition: 'generated_before: by merle-2-mini',
    skillsOf: (task) => notes(task, linesOf(task.ownNotes, 2)),
    lift: [0, 1, -1],
    writing: { folder: 'b1-one-shot-merle-2-mini' },
  },
  {
    key: 'after-any',
    condition: 'generated_after: by merle-2-large, own attempt',
    // What an author writes after an attempt may repeat the task; the page on timing shows where.
    skillsOf: (task) =>
      notes(task, `${task.ownNotes}\n\nThe task said: ${task.ask}\n\n${task.slip.lesson}`),
    lift: [1, 3, 2],
    writing: { folder: 'b2-self-feedback-merle-2-large' },
  },
  {
    key: 'after-success',
    condition: 'generated_after: by merle-2-large, own success',
    skillsOf: (task) => notes(task, `${task.ownNotes}\n\nWhat worked: ${task.ways.sound.idea}`),
    lift: [2, 3, 3],
    writing: null,
  },
]

const ROUND_LIFTS: Readonly<Record<(typeof ROUNDS)[number], EvolutionArm['lift']>> = {
  1: [0, 0, 1],
  2: [1, 1, 1],
  3: [2, 2, 2],
  // The same texts again: what differs is luck.
  4: [2, 1, 2],
  5: [3, 3, 2],
}

const EVOLVED = ROUNDS.map((round): EvolutionArm => ({
  ...{ key: `round-${round}`, condition: `evolved: ${round}`, writing: null },
  skillsOf: (task) => offeredTo(task, round),
  lift: ROUND_LIFTS[round],
}))

export const EVOLUTION_ARMS: readonly EvolutionArm[] = [...PLAIN, ...WRITTEN, ...EVOLVED]
