import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generateDemo } from '@/lib/demo/generate-demo'
import type { DemoScale } from '@/lib/demo/plan-trials'
import type { DemoFile } from '@/lib/demo/tasks/demo-task'

/** Writes generated files below a folder and says how much that was; `change` may make a file another one. */
export async function writeFiles(
  folder: string,
  generated: Iterable<DemoFile>,
  change: (path: string, text: string) => string = (_, text) => text,
): Promise<{ files: number; bytes: number }> {
  const made = new Set<string>()
  let [files, bytes] = [0, 0]
  for (const { path, text: told } of generated) {
    const text = change(path, told)
    const target = join(folder, path)
    const parent = dirname(target)
    if (!made.has(parent)) {
      await mkdir(parent, { recursive: true })
      made.add(parent)
    }
    await writeFile(target, text)
    files++
    bytes += Buffer.byteLength(text)
  }
  return { files, bytes }
}

/** The same of the demo. */
export const writeDemo = (
  folder: string,
  scale: DemoScale,
  change?: (path: string, text: string) => string,
) => writeFiles(folder, generateDemo(scale), change)
