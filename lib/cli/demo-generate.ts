import { parseArgs } from 'node:util'
import { DEMO_SCALE } from '@/lib/demo/plan-trials'
import { writeDemo } from '@/lib/bench/write-demo'

const USAGE = `npm run demo:generate -- DIR [--seed N] [--copies N] [--attempts N]

Writes generated Harbor job folders (DIR/jobs) and the folders of their tasks (DIR/tasks).
  --seed N      another demo of the same plan (default ${DEMO_SCALE.seed})
  --copies N    copies of the twelve tasks (default ${DEMO_SCALE.taskCopies})
  --attempts N  trials of a task in one arm (default ${DEMO_SCALE.attempts})`

/** Reads the command line; null means that it was not understood. */
function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        copies: { type: 'string' },
        attempts: { type: 'string' },
      },
    })
    const scale = {
      seed: Number(values.seed ?? DEMO_SCALE.seed),
      taskCopies: Number(values.copies ?? DEMO_SCALE.taskCopies),
      attempts: Number(values.attempts ?? DEMO_SCALE.attempts),
    }
    const isWhole = Object.values(scale).every((value) => Number.isInteger(value) && value > 0)
    return positionals.length === 1 && isWhole ? { folder: positionals[0]!, scale } : null
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return null
  }
}

const options = readOptions(process.argv.slice(2))
if (options) {
  const { files, bytes } = await writeDemo(options.folder, options.scale)
  console.log(`${options.folder}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, all generated`)
} else {
  console.error(USAGE)
  process.exitCode = 2
}
