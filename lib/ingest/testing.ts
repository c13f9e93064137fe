import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { NewSkillVersion, NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import { contentStamp } from '@/lib/ingest/open/file-stamp'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { parseDelivery } from '@/lib/ingest/run/parse-delivery'

/** Log files from text: `logFiles({ 'job/trial/result.json': '{…}' })`. */
export const logFiles = (contents: Readonly<Record<string, string | Buffer>>): LogFile[] =>
  Object.entries(contents)
    .map(([filePath, content]) => logFile(filePath, Buffer.from(content as string)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))

const logFile = (filePath: string, content: Buffer): LogFile => ({
  path: filePath,
  bytes: content.length,
  head: async (length) => content.subarray(0, length),
  read: async () => content,
  async *chunks() {
    yield content
  },
  stamp: async () => contentStamp(content),
})

/** A temporary folder with these files, removed afterwards. */
export const withFolder = async <T>(
  contents: Readonly<Record<string, string | Buffer>>,
  body: (folder: string) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'skillscope-test-'))
  try {
    for (const [name, content] of Object.entries(contents)) {
      const target = path.join(folder, name)
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, content)
    }
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Everything a delivery's files hold, at once: for tests only, imports take it piece by piece. */
export const readEverything = async (files: readonly LogFile[]) => {
  const trials: NewTrial[] = []
  const tasks: NewTask[] = []
  const versions: NewSkillVersion[] = []
  const events: EvolutionEvent[] = []
  const problems: LogProblem[] = []
  for await (const event of parseDelivery(files)) {
    if (event.kind === 'claimed') problems.push(...event.problems)
    else if (event.kind === 'trial') trials.push(event.trial)
    else if (event.kind === 'task') tasks.push(event.task)
    else if (event.kind === 'skill_version') versions.push(event.version)
    else if (event.kind === 'evolution') events.push(event.event)
    else if (event.kind === 'problem') problems.push(event.problem)
  }
  return { trials, tasks, versions, events, problems }
}
