import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const CONDITIONS = ['no_skills', 'with_skill']
const ATTEMPTS = 5

/** Passed or not, the same each time; skills help, but for every ninth task. */
function hasPassed(task: number, model: number, attempt: number, condition: number): boolean {
  const gain = task % 9 === 0 ? -3 : 2
  return (task * 31 + model * 17 + attempt * 13) % 10 < 4 + condition * gain
}

/** Writes a table of so many trials, a row each, without trajectories: up to 1,000 tasks, more of them more models. */
export async function writeTrialTable(path: string, trials: number): Promise<void> {
  const tasks = Math.min(1000, trials / 50)
  const models = trials / (tasks * CONDITIONS.length * ATTEMPTS)
  const file = createWriteStream(path)
  file.write(
    'task,condition,model,agent,passed,category,attempt,input_tokens,output_tokens,duration_s\n',
  )
  for (let task = 0; task < tasks; task += 1)
    for (let model = 0; model < models; model += 1) {
      let rows = ''
      for (const [at, condition] of CONDITIONS.entries())
        for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
          const passed = hasPassed(task, model, attempt, at)
          const used = `${1000 + ((task * model) % 700)},${200 + attempt},${20 + (task % 40)}`
          rows += `task-${task},${condition},model-${model},bench,${passed},domain-${task % 12},${attempt},${used}\n`
        }
      if (!file.write(rows)) await once(file, 'drain')
    }
  file.end()
  await once(file, 'close')
}
