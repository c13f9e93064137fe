import type { DemoConfiguration } from './demo-configurations'
import type { DemoTask, Way } from '@/lib/demo/tasks/demo-task'
import type { Moment } from './moment'
import type { Random } from './random'
import { SAY } from './sayings'

/** Writes the program and runs it, with or without an ordinary mistake. */
export function solve(
  task: DemoTask,
  agent: DemoConfiguration,
  way: Way,
  random: Random,
): Moment[] {
  const run = { kind: 'run', command: 'cd /root && python3 solve.py' } as const
  const hasSlip = random.chance(agent.slipChance)
  const moments: Moment[] = [
    {
      thought: way.idea,
      says: random.pick(SAY.write),
      deed: {
        kind: 'write',
        path: '/root/solve.py',
        text: `${hasSlip ? slipped(way, task) : way.code}\n`,
      },
      output: '',
    },
  ]
  if (hasSlip) {
    const repeats = random.between(0, agent.maxRepeats)
    for (let run_ = 0; run_ <= repeats; run_++)
      moments.push({
        says: random.pick(run_ === 0 ? SAY.run : SAY.again),
        deed: run,
        output: task.slip.error,
        exitCode: 1,
      })
    const { before, after } = task.slip
    moments.push({
      thought: task.slip.lesson,
      says: random.pick(SAY.mend),
      deed: { kind: 'edit', path: '/root/solve.py', before, after },
      output: '',
    })
  }
  moments.push({ says: random.pick(SAY.run), deed: run, output: way.printed, exitCode: 0 })
  return moments
}

/** The program as first written, with the mistake in it where its mended line shows. */
const slipped = (way: Way, { slip }: DemoTask) => way.code.replace(slip.after, slip.before)

/** Finds the flaw of a naive solution and writes the sound one. */
export function correct(task: DemoTask, random: Random): Moment[] {
  const { sound } = task.ways
  return [
    {
      says: random.pick(SAY.inspect),
      deed: { kind: 'run', command: task.inspect.command },
      output: task.inspect.bad,
    },
    {
      thought: `${task.inspect.alarm} ${sound.idea}`,
      says: random.pick(SAY.rewrite),
      deed: { kind: 'write', path: '/root/solve.py', text: `${sound.code}\n` },
      output: '',
    },
    {
      says: random.pick(SAY.run),
      deed: { kind: 'run', command: 'cd /root && python3 solve.py' },
      output: sound.printed,
      exitCode: 0,
    },
    {
      says: random.pick(SAY.inspect),
      deed: { kind: 'run', command: task.inspect.command },
      output: task.inspect.good,
    },
  ]
}

/** Looks at the result. */
export function inspect(task: DemoTask, isGood: boolean, random: Random): Moment[] {
  return [
    {
      says: random.pick(SAY.inspect),
      deed: { kind: 'run', command: task.inspect.command },
      output: isGood ? task.inspect.good : task.inspect.bad,
    },
  ]
}

/** Going round in circles until the time is over. */
export function circle(
  task: DemoTask,
  agent: DemoConfiguration,
  way: Way,
  isGood: boolean,
  random: Random,
): Moment[] {
  const moments: Moment[] = []
  for (let round = random.between(5, 9); round > 0; round--) {
    moments.push({
      thought: random.pick(SAY.doubt),
      says: random.pick(SAY.rewrite),
      deed: { kind: 'write', path: '/root/solve.py', text: `${way.code}\n# take ${round}\n` },
      output: '',
    })
    moments.push({
      says: random.pick(SAY.again),
      deed: { kind: 'run', command: 'cd /root && python3 solve.py' },
      output: way.printed,
      exitCode: 0,
    })
    if (random.chance(agent.inspectChance)) moments.push(...inspect(task, isGood, random))
  }
  return moments
}
