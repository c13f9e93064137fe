import type { DemoSkill, DemoTask } from '@/lib/demo/tasks/demo-task'

// The library of skills that the demo's agents share, and what each night did to it.

const skill = (name: string, description: string, body: string): DemoSkill => ({
  ...{ name, description, body, scripts: [], references: [] },
})

const houseRules = skill(
  'house-rules',
  'How results are handed in.',
  `# House rules

- Results go to /root/out, and nowhere else.
- Say at the end what was done.`,
)

const recordsV1 = skill(
  'look-at-every-record',
  'Before computing: which records are odd?',
  `# Look at every record

1. Count records and columns before the first line of code.
2. List values that are missing, doubled or out of range.`,
)

const recordsV2 = skill(
  'look-at-every-record',
  'Before computing: which records are odd, and what is to be done with them?',
  `# Look at every record

1. Count records and columns before the first line of code.
2. List values that are missing, doubled or out of range.
3. Decide for each kind of odd record whether it is mended, left out or reported, and write that down.
4. Count again at the end: in = out + left out.`,
)

const rulesV1 = skill(
  'rules-before-code',
  'Turn each rule of the task into a check first.',
  `# Rules before code

1. Write each rule of the task as one line.
2. Make a check of each line.`,
)

const rulesV2 = skill(
  'rules-before-code',
  'Turn each rule of the task into a check first, and run all of them after every change.',
  `# Rules before code

1. Write each rule of the task as one line.
2. Make a check of each line.
3. Run all checks after each change, over the whole table and not only over the row that changed.
4. What breaks a rule is refused with the name of the first rule that it breaks.`,
)

const rulesRefused = skill(
  'rules-before-code',
  'Turn rules into code at once.',
  `# Rules before code

1. Write the rules as code at once; checks cost time.`,
)

const unitsV1 = skill(
  'units-first',
  'Bring all quantities to one unit before comparing.',
  `# Units first

1. Write the unit behind every number that is read.
2. Convert once, at the door: l/s to m3/h, local time to UTC, cells to columns.
3. A result ten times too large is a unit.`,
)

const unitsRefused = skill(
  'units-first',
  'Mind units.',
  `# Units first

Mind the units.`,
)

/** A text that stood for acceptance in a night. */
export interface NightCandidate {
  readonly night: number
  readonly action: 'create' | 'improve_skill'
  readonly skill: DemoSkill
  readonly isAccepted: boolean
  readonly rationale: string
  /** Of cases that a validator replayed: the incumbent's score and the candidate's. */
  readonly cases: readonly (readonly [number, number])[]
}

/** Four nights of rewriting: two creations, a refinement, refusals, and one night without a new text. */
export const NIGHTS: readonly NightCandidate[] = [
  {
    ...{ night: 1, action: 'create', skill: recordsV1, isAccepted: true },
    rationale: 'Three sessions computed over doubled records.',
    cases: [
      [0, 1],
      [0, 0],
      [1, 1],
      [0, 1],
    ],
  },
  {
    ...{ night: 1, action: 'create', skill: rulesV1, isAccepted: true },
    rationale: 'Two sessions checked one rule of four.',
    cases: [
      [0, 1],
      [1, 1],
      [0, 0],
    ],
  },
  {
    ...{ night: 2, action: 'improve_skill', skill: recordsV2, isAccepted: true },
    rationale: 'Odd records were found and then left in.',
    cases: [
      [0, 1],
      [1, 1],
      [0, 1],
      [1, 0],
    ],
  },
  {
    ...{ night: 2, action: 'create', skill: unitsRefused, isAccepted: false },
    rationale: 'One session mixed l/s with m3/h.',
    cases: [
      [0, 0],
      [1, 1],
      [1, 0],
    ],
  },
  {
    ...{ night: 3, action: 'improve_skill', skill: rulesRefused, isAccepted: false },
    rationale: 'Checks took a third of the time.',
    cases: [
      [1, 0],
      [1, 1],
      [1, 0],
    ],
  },
  {
    ...{ night: 4, action: 'improve_skill', skill: rulesV2, isAccepted: true },
    rationale: 'A swap was checked for one person only.',
    cases: [
      [0, 1],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  },
  {
    ...{ night: 4, action: 'create', skill: unitsV1, isAccepted: true },
    rationale: 'Pumps were compared at a flow of another unit.',
    cases: [
      [0, 1],
      [0, 1],
      [1, 1],
    ],
  },
]

/** Rounds that ran: the library before the first night, and after each. */
export const ROUNDS = [1, 2, 3, 4, 5] as const

/** What the library holds in a round, in the order in which the skills came. */
export function libraryIn(round: number): readonly DemoSkill[] {
  const skills = new Map([[houseRules.name, houseRules]])
  for (const { night, skill: text, isAccepted } of NIGHTS)
    if (isAccepted && night < round) skills.set(text.name, text)
  return [...skills.values()]
}

const FITTING: Readonly<Record<string, string>> = {
  'tide-gauge-gaps': 'look-at-every-record',
  'spectra-peak-table': 'look-at-every-record',
  'bond-accrual-ledger': 'look-at-every-record',
  'shift-roster-swap': 'rules-before-code',
  'fx-exposure-netting': 'rules-before-code',
  'flaky-queue-test': 'rules-before-code',
  'pump-curve-selection': 'units-first',
  'table-cell-width': 'units-first',
}

/** Tasks of the demo that some skill of the library fits. */
export const hasFittingSkill = ({ name }: DemoTask): boolean => name in FITTING

/** The library as a task's agents meet it: the skill that fits first, else what is there. */
export const offeredTo = ({ name }: DemoTask, round: number): readonly DemoSkill[] => {
  const isFitting = (text: DemoSkill) => text.name === FITTING[name]
  return [...libraryIn(round)].sort((a, b) => Number(isFitting(b)) - Number(isFitting(a)))
}
