import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createClient, type Client } from '@libsql/client'
import { expect, test } from 'vitest'
import { parseIngestArguments } from './ingest-arguments'

const EXAMPLE = 'public/examples/skillsbench-v1-1/cells.csv'
const CORPUS = process.env.LOG_CORPUS

const newFolder = () => mkdtempSync(join(tmpdir(), 'skillscope-cli-'))
const commandLine = (args: readonly string[]) => [
  'lib/compile/run.mjs',
  'lib/cli/ingest.ts',
  ...args,
]
const envOf = (data: string) => ({
  ...process.env,
  SKILLSCOPE_DATA: data,
  DATABASE_URL: `file:${join(data, 'db')}`,
})

function ingest(data: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, commandLine(args), {
    env: envOf(data),
    encoding: 'utf8',
  })
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> }
}

test('wrong usage is told apart and explained', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'domains.csv'), 'a,b\n1,2\n')
  writeFileSync(
    join(folder, 'rules.json'),
    '[{"where": {"path": "{a}/*"}, "set": {"task": "{b}"}}]',
  )
  writeFileSync(join(folder, 'good.json'), '[{"where": {"path": "{task}/*"}}]')
  const say = (...args: string[]) => parseIngestArguments(args)
  expect(say('--experiment', 'a')).toContain('at least one file')
  expect(say('x', '--experiment', 'A b')).toContain('no slug')
  expect(say('x', '--experiment', 'a', '--condition', 'magic')).toContain('“magic” is not known')
  expect(say('x', '--experiment', 'a', '--domains', join(folder, 'domains.csv'))).toContain(
    'task and domain',
  )
  expect(say('x', '--experiment', 'a', '--domains', '/nowhere')).toContain('cannot be read')
  expect(say('x', '--rules', join(folder, 'rules.json'))).toBe(
    '--rules: Rule 1: set.task asks for {b}, which no pattern of “where” names.',
  )
  expect(say('x', '--rules', join(folder, 'domains.csv'))).toContain(
    '--rules: The rules are not valid JSON',
  )
  expect(say('x', '--rules', join(folder, 'good.json'))).toMatchObject({
    options: { rules: [{ where: { path: '{task}/*' }, set: { task: '{task}' } }] },
  })
  expect(say('x', '--experiment', 'a', '--watch', '--dry-run')).toContain('--watch')
  expect(say('x', '--experiment', 'a', '--colour')).toContain('--colour')
  expect(
    say(
      'x',
      '--experiment',
      'a',
      '--condition',
      'curated: without scripts',
      '--model',
      'anthropic/claude-opus-4.5',
      '--reward-key',
      ' recall ',
    ),
  ).toMatchObject({
    options: {
      condition: { kind: 'curated', key: 'curated_without_scripts' },
      model: 'claude-opus-4-5',
      rewardKey: 'recall',
    },
  })
})

test('an experiment without a name of its own is named after what is imported', () => {
  const slugs = ['runs/My job.zip', 'runs/night 2/', '../a.b'].map((path) => {
    const job = parseIngestArguments([path])
    return typeof job === 'string' ? job : job.slug
  })
  expect(slugs).toEqual(['my-job', 'night-2', 'a-b'])
})

test('the exit code says whether something was read, and --json prints one object', () => {
  const data = newFolder()
  const first = ingest(data, EXAMPLE, '--experiment', 'board', '--json')
  expect([first.status, first.json()]).toEqual([
    0,
    {
      experiment: 'board',
      trials: { added: 9396, replaced: 0, unchanged: 0 },
      files: 4,
      bytes: 225488,
      redactions: 0,
      problems: [],
    },
  ])
  const nothing = ingest(data, '/nowhere', '--experiment', 'other', '--json')
  expect(nothing.status).toBe(1)
  expect(nothing.json()).toMatchObject({ problems: [{ code: 'unreadable_file', file: 'nowhere' }] })
  expect(ingest(data, '--experiment', 'x').status).toBe(2)
})

/** A Harbor job of so many trials, as small as one can be. */
function writeJob(count: number): string {
  const job = join(newFolder(), 'job')
  for (let index = 0; index < count; index += 1) {
    const folder = join(job, `sum__${String(index).padStart(7, '0')}`)
    mkdirSync(folder, { recursive: true })
    const result = {
      id: `trial-${index}`,
      task_name: 'sum',
      trial_name: `sum__${index}`,
      agent_info: {
        name: 'codex',
        version: '1',
        model_info: { name: 'gpt-5.2', provider: 'openai' },
      },
      verifier_result: { rewards: { reward: index % 2 } },
      started_at: '2026-01-01T00:00:00Z',
      finished_at: '2026-01-01T00:01:00Z',
    }
    writeFileSync(join(folder, 'result.json'), JSON.stringify(result))
  }
  return job
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until the first batch is stored, and says how many trials there are. */
async function waitForTrials(client: Client): Promise<number> {
  for (;;) {
    const { rows } = await client
      .execute('SELECT count(*) AS n FROM trial')
      .catch(() => ({ rows: [{ n: 0 }] }))
    if (Number(rows[0]!.n) > 0) return Number(rows[0]!.n)
    await pause(5)
  }
}

/** Imports a job and kills the importer after its first batch; what it had stored by then. */
async function killInMidImport(data: string, job: string) {
  const child = spawn(process.execPath, commandLine([job, '--experiment', 'e']), {
    env: envOf(data),
    stdio: 'ignore',
  })
  const client = createClient({ url: `file:${join(data, 'db')}`, timeout: 1000 })
  await waitForTrials(client)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const one = async (sql: string) => (await client.execute(sql)).rows[0]!
  return { one, stored: Number((await one('SELECT count(*) AS n FROM trial')).n) }
}

/** The same with a job so large that the kill came before its end, however busy the machine is. */
async function killBeforeEnd(count = 900) {
  const data = newFolder()
  const job = writeJob(count)
  // The schema first: asking for trials must not disturb its making.
  ingest(data, '/nowhere', '--experiment', 'e')
  const killed = await killInMidImport(data, job)
  if (killed.stored < count || count > 50_000) return { ...killed, data, job, count }
  return killBeforeEnd(4 * count)
}

test('a process killed in mid-import leaves whole batches, and the same command brings the rest', async () => {
  const { one, stored, data, job, count } = await killBeforeEnd()
  expect([stored % 250, stored < count]).toEqual([0, true])
  expect(await one('SELECT sum(n_trials) AS n FROM cell')).toMatchObject({ n: stored })
  expect(ingest(data, job, '--experiment', 'e', '--json').json().trials).toEqual({
    added: count - stored,
    replaced: 0,
    unchanged: stored,
  })
  expect(await one('SELECT sum(n_trials) AS n FROM cell')).toMatchObject({ n: count })
  expect(
    await one('SELECT group_concat(state) AS states FROM (SELECT state FROM import ORDER BY id)'),
  ).toMatchObject({ states: 'failed,failed,done' })
  expect(await one('PRAGMA integrity_check')).toMatchObject({ integrity_check: 'ok' })
})

test('two imports at once: the second waits, nothing is lost', async () => {
  const data = newFolder()
  ingest(data, '/nowhere', '--experiment', 'warm-up')
  const jobs = [writeJob(150), writeJob(150)]
  const children = jobs.map((job, index) =>
    spawn(process.execPath, commandLine([job, '--experiment', `e${index}`]), {
      env: envOf(data),
      stdio: 'ignore',
    }),
  )
  const codes = await Promise.all(
    children.map((child) => new Promise((resolve) => child.once('exit', resolve))),
  )
  expect(codes).toEqual([0, 0])
  const client = createClient({ url: `file:${join(data, 'db')}` })
  expect((await client.execute('SELECT sum(n_trials) AS n FROM cell')).rows[0]).toMatchObject({
    n: 300,
  })
})

test('a watched folder: what appears is taken in, and an interrupt loses nothing', async () => {
  const data = newFolder()
  const [job, more] = [writeJob(3), writeJob(5)]
  const child = spawn(
    process.execPath,
    commandLine([job, '--experiment', 'e', '--watch', '--json']),
    { env: envOf(data), stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await lines.next()).value)).trials as unknown
  expect(await next()).toEqual({ added: 3, replaced: 0, unchanged: 0 })
  for (const at of [3, 4]) {
    const name = `sum__000000${at}`
    cpSync(join(more, name), join(job, name), { recursive: true })
  }
  expect(await next()).toEqual({ added: 2, replaced: 0, unchanged: 3 })
  child.kill('SIGINT')
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(130)
  const client = createClient({ url: `file:${join(data, 'db')}` })
  const { rows } = await client.execute('SELECT sum(n_trials) AS n FROM cell')
  expect(rows[0]).toMatchObject({ n: 5 })
})

test.skipIf(!CORPUS)(
  'all Harbor jobs of the corpus: 420 trials, then unchanged, then replaced under a condition',
  () => {
    const data = newFolder()
    const harbor = [
      join(CORPUS!, 'harbor'),
      join(CORPUS!, 'harbor-lite'),
      '--experiment',
      'corpus',
      '--json',
    ]
    expect(ingest(data, ...harbor).json().trials).toEqual({ added: 420, replaced: 0, unchanged: 0 })
    const again = ingest(data, ...harbor).json()
    expect(again.trials).toEqual({ added: 0, replaced: 0, unchanged: 420 })
    const problems = again.problems as { code: string }[]
    expect(problems.filter(({ code }) => code === 'trial_without_result')).toHaveLength(7)
    expect(ingest(data, ...harbor, '--condition', 'curated').json().trials).toEqual({
      added: 0,
      replaced: 420,
      unchanged: 0,
    })
  },
  120_000,
)
