import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A trial of this many steps whose step `at` runs what `word` says. */
export interface LongTrial {
  readonly name: string
  readonly steps: number
  readonly word: (at: number) => string
  /** What one more step at the end prints. */
  readonly last?: string
}

const call = (at: number, command: string, content: string) => ({
  step_id: at + 1,
  source: 'agent',
  message: '',
  tool_calls: [{ tool_call_id: `c${at}`, function_name: 'bash', arguments: { command } }],
  observation: { results: [{ source_call_id: `c${at}`, content }] },
})

const atif = ({ name, steps, word, last }: LongTrial) => ({
  schema_version: 'ATIF-v1.6',
  session_id: name,
  agent: { name: 'bench-agent', version: '1', model_name: 'acme/acme-small-1' },
  steps: [
    { step_id: 1, source: 'user', message: 'Find the floods.' },
    ...Array.from({ length: steps - 1 }, (_, before) => {
      const at = before + 1
      const command = `python ${word(at)}.py --seed ${at % 97}`
      return call(at, command, `line of ${at}\n`.repeat((at % 40) + 1))
    }),
    ...(last === undefined ? [] : [call(steps, 'python print_all.py', last)]),
  ],
})

/** Writes trials as a Harbor job; gives the bytes of each trajectory by name. */
export async function writeLongTrials(
  folder: string,
  trials: readonly LongTrial[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const trial of trials) {
    const own = join(folder, `long__${trial.name}`)
    const text = JSON.stringify(atif(trial))
    texts.set(trial.name, text)
    await mkdir(join(own, 'agent'), { recursive: true })
    await writeFile(join(own, 'agent', 'trajectory.json'), text)
    const config = { trial_name: `long__${trial.name}`, agent: { name: 'bench-agent' } }
    const result = {
      id: trial.name,
      task_name: 'long',
      trial_name: config.trial_name,
      config,
      agent_info: { name: 'bench-agent', version: '1' },
      verifier_result: { rewards: { reward: 1 } },
      exception_info: null,
    }
    await writeFile(join(own, 'result.json'), JSON.stringify(result))
  }
  return texts
}
