import { describe, expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'

// Whatever a file holds: a clear line, and the trial beside it comes in unharmed.

const GOOD = JSON.stringify({
  id: 'good',
  task_name: 'fine',
  verifier_result: { rewards: { reward: 1 } },
})
const RESULT = JSON.stringify({
  id: 'odd',
  task_name: 'odd',
  trial_name: 'odd__abcdefg',
  verifier_result: { rewards: { reward: 1 } },
})

/** Reads a trial `odd` of these files beside a good one; the good one has to survive. */
const readOdd = async (files: Readonly<Record<string, string | Buffer>>) => {
  const inside = Object.entries(files).map(([name, content]) => [
    `job/odd__abcdefg/${name}`,
    content,
  ])
  const read = await readEverything(
    logFiles({ 'job/fine__abcdefg/result.json': GOOD, ...Object.fromEntries(inside) }),
  )
  for (const trial of read.trials) expectInvariants(trial)
  expect(read.trials.map((trial) => trial.logId)).toContain('good')
  const odd = read.trials.find((trial) => trial.logId !== 'good') ?? null
  const problems = [...read.problems, ...(odd?.problems ?? [])].filter(
    (problem) =>
      !['condition_unknown', 'model_unknown', 'harness_unknown'].includes(problem.code) &&
      problem.file.includes('odd'),
  )
  return { odd, problems: problems.map((problem) => `${problem.code}: ${problem.detail}`) }
}

test.each(['', ' ', '.', '..', 'x'.repeat(301)])(
  'a task that could have no page makes no trial: %j',
  async (name) => {
    const { odd, problems } = await readOdd({
      'result.json': JSON.stringify({ ...(JSON.parse(RESULT) as object), task_name: name }),
    })
    expect(odd).toBeNull()
    expect(problems).toEqual(['unexpected_shape: no task_name that a link can hold'])
  },
)

const agentLog = (content: string | Buffer) =>
  readOdd({ 'result.json': RESULT, 'agent/trajectory.json': content })

const DEEP = '['.repeat(9000) + ']'.repeat(9000)
/** As deep, but not by a run of brackets. */
const DEEP_BESIDE = '[0,'.repeat(9000) + '0' + ']'.repeat(9000)

const withArguments = (value: string) =>
  `{"schema_version": "ATIF-v1.4", "session_id": "s", "agent": {"name": "a", "version": "1"},
    "steps": [{"step_id": 1, "source": "user", "message": "go"}, {"step_id": 2, "source": "agent", "message": "",
      "tool_calls": [{"tool_call_id": "c", "function_name": "bash", "arguments": {"command": "ls", "deep": ${value}}}]}]}`

test.each([
  ['a run of brackets', DEEP],
  ['brackets beside numbers', DEEP_BESIDE],
])('arguments nested too deep lose what is too deep, and nothing else: %s', async (_, value) => {
  const { odd, problems } = await agentLog(withArguments(value))
  const tool = odd!.steps.find((step) => step.tool)!.tool!
  expect([odd!.steps.length, tool.command]).toEqual([2, 'ls'])
  expect(JSON.stringify(tool.arguments)).toContain('nested deeper than 200 levels: not read')
  expect(problems.join('\n')).toMatch(/^invalid_json: arguments of step 2 are nested deeper/m)
})

test('a result.json that holds something nested too deep still makes its trial', async () => {
  const { odd, problems } = await readOdd({ 'result.json': `{"task_name": "odd", "x": ${DEEP}}` })
  expect(odd!.taskName).toBe('odd')
  expect(problems).toContain('invalid_json: mended: values nested too deep left out')
})

describe('a result.json', () => {
  test.each([
    ['cut short', RESULT.slice(0, 40), 'invalid_json: 40 characters, it ends in the middle'],
    ['of another program', '<html></html>', 'invalid_json: 13 characters, no JSON'],
    ['of 0 bytes', '', 'empty_file: no content'],
  ])('%s gives a line and no trial', async (_, content, line) => {
    const { odd, problems } = await readOdd({
      'result.json': content,
      'config.json': '{"trial_name": "odd__abcdefg"}',
    })
    expect(odd).toBeNull()
    expect(problems[0]).toBe(line)
    expect(problems[1]).toMatch(/^trial_without_result/)
  })

  test('that is null everywhere gives a trial that knows nothing', async () => {
    const keys = [
      'id',
      'trial_name',
      'source',
      'config',
      'agent_info',
      'agent_result',
      'verifier_result',
      'exception_info',
      'started_at',
      'finished_at',
      'environment_setup',
      'agent_execution',
      'verifier',
    ]
    const nulls = Object.fromEntries(keys.map((key) => [key, null]))
    const { odd } = await readOdd({ 'result.json': JSON.stringify({ task_name: 'odd', ...nulls }) })
    expect(odd).toMatchObject({
      logIdSource: 'content',
      model: null,
      harness: null,
      reward: null,
      tokensIn: null,
      status: { status: 'missing_reward', rule: 'no_reward' },
    })
  })

  test('with fields of other types reads the others', async () => {
    const wild = {
      task_name: 'odd',
      id: 7,
      config: 'none',
      agent_info: [1],
      agent_result: { n_input_tokens: 'many', n_output_tokens: 5 },
      verifier_result: { rewards: { reward: 0.5 } },
      exception_info: false,
      environment_setup: 'soon',
    }
    const { odd } = await readOdd({ 'result.json': JSON.stringify(wild) })
    expect(odd).toMatchObject({ reward: 0.5, tokensIn: null, tokensOut: 5, exceptionType: null })
  })

  test('with NaN, as Python writes it, is read with null', async () => {
    const { odd, problems } = await readOdd({
      'result.json':
        '{"task_name": "odd", "agent_result": {"cost_usd": NaN, "n_input_tokens": 5}, "verifier_result": {"rewards": {"reward": NaN}}}',
    })
    expect(odd).toMatchObject({ tokensIn: 5, costUsd: null, reward: null })
    expect(problems).toContain('invalid_json: mended: NaN or Infinity')
  })

  test.each([[-1], [1.5], [100]])('with reward %d uses none', async (reward) => {
    const { odd, problems } = await readOdd({
      'result.json': JSON.stringify({ task_name: 'odd', verifier_result: { rewards: { reward } } }),
    })
    expect(odd?.reward).toBeNull()
    expect(problems).toContain(`reward_out_of_range: ${reward}`)
  })

  test('with invalid UTF-8 and a byte order mark is read', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeff{"task_name": "odd", "trial_name": "a'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('b"}'),
    ])
    const { odd, problems } = await readOdd({ 'result.json': bytes })
    expect(odd?.trialName).toBe('a\ufffd\ufffdb')
    expect(problems).toContain('invalid_encoding: unreadable bytes were replaced')
    expect(problems).toContain('invalid_json: mended: byte order mark')
  })
})

describe('an agent log', () => {
  test.each([
    ['cut short', '{"schema_version": "ATIF-v1.6", "steps": [{"sou'],
    ['that is no log', 'PK\u0003\u0004 something else'],
    ['of NULs', '\0'.repeat(1000)],
    ['that is another JSON', '[1, 2, 3]'],
    ['of steps that are none', '{"schema_version": "ATIF-v1.6", "steps": [null, 1, "x", {}]}'],
    [
      'of nulls',
      '{"schema_version": "ATIF-v1.6", "agent": null, "steps": [{"source": "agent", "message": null, "tool_calls": [null, {"function_name": null}], "observation": {"results": [null, {"content": null}]}, "metrics": null}], "final_metrics": null}',
    ],
  ])('%s leaves the result standing, with a line', async (_, content) => {
    const { odd, problems } = await agentLog(content)
    expect(odd?.reward).toBe(1)
    if (!odd!.hasTrajectory || content.includes('null, 1'))
      expect(problems.length).toBeGreaterThan(0)
  })

  test('with a megabyte on one line is read whole', async () => {
    const long = 'x'.repeat(1_100_000)
    const { odd } = await agentLog(
      JSON.stringify({ schema_version: 'ATIF-v1.6', steps: [{ source: 'agent', message: long }] }),
    )
    expect(odd?.steps[0]?.text).toHaveLength(1_100_000)
  })

  test('with raw control characters keeps them as text', async () => {
    const { odd, problems } = await agentLog(
      '{"schema_version": "ATIF-v1.6", "steps": [{"source": "agent", "message": "a\u001b[31mred\u0000"}]}',
    )
    expect(odd?.steps[0]?.text).toBe('a\u001b[31mred\u0000')
    expect(problems).toContain('invalid_json: mended: raw control characters')
  })

  test('that continues in itself ends', async () => {
    const loop = {
      schema_version: 'ATIF-v1.6',
      continued_trajectory_ref: 'trajectory.json',
      steps: [{ source: 'agent', message: 'a' }],
    }
    const { odd, problems } = await agentLog(JSON.stringify(loop))
    expect(odd?.steps).toHaveLength(1)
    expect(problems[0]).toMatch(/^trajectory_incomplete/)
  })

  test('of lines keeps the good ones and names the bad', async () => {
    const lines = [
      '{"type":"item.completed","item":{"id":"i1","type":"agent_message","text":"hi"}}',
      '{"type":"item.comp',
      '',
      '{"type":"turn.completed","usage":null}',
    ]
    const { odd, problems } = await readOdd({
      'result.json': RESULT,
      'agent/codex.txt': lines.join('\n'),
    })
    expect(odd?.steps.map((step) => step.text)).toEqual(['hi'])
    expect(problems).toEqual(['line_unreadable: not a JSON object'])
  })
})

test('files that are no logs are named by folder', async () => {
  const read = await readEverything(
    logFiles({
      'x/a.md': 'a',
      'x/deep/b.csv': 'b',
      'x/deep/c.csv': 'c',
      'job/fine__abcdefg/result.json': GOOD,
      'job/old.zip': 'z',
    }),
  )
  expect(read.trials).toHaveLength(1)
  expect(read.problems).toEqual([
    { code: 'archive_nested', file: 'job/old.zip', detail: '1 bytes' },
    { code: 'unknown_format', file: 'x', detail: '3 files: a.md, deep/b.csv, deep/c.csv' },
  ])
})

test('a file that cannot be read harms no other trial', async () => {
  const files = logFiles({
    'job/fine__abcdefg/result.json': GOOD,
    'job/odd__abcdefg/result.json': RESULT,
  })
  const broken = files.map((file) =>
    file.path.includes('odd')
      ? { ...file, read: () => Promise.reject(new Error('disk fault')) }
      : file,
  )
  const read = await readEverything(broken)
  expect(read.trials.map((trial) => trial.logId)).toEqual(['good'])
  expect(read.problems.map((problem) => problem.code)).toEqual([
    'unreadable_file',
    'trial_without_result',
  ])
})

test('the same bytes elsewhere are the same trial; one byte more is a change', async () => {
  const hashOf = async (files: Record<string, string>) =>
    (await readEverything(logFiles(files))).trials[0]!.contentHash
  const here = await hashOf({ 'a/t__abcdefg/result.json': GOOD })
  expect(await hashOf({ 'b/c/t__abcdefg/result.json': GOOD })).toBe(here)
  expect(await hashOf({ 'a/t__abcdefg/result.json': `${GOOD} ` })).not.toBe(here)
})

test('cut messages of exceptions and checks end before an emoji, not within one', async () => {
  const emoji = `x${'🧪'.repeat(20_000)}`
  const { odd } = await readOdd({
    'result.json': JSON.stringify({
      ...JSON.parse(RESULT),
      exception_info: { exception_type: 'Odd', exception_message: emoji },
    }),
    'verifier/ctrf.json': JSON.stringify({
      results: { tests: [{ name: 'a', status: 'failed', message: emoji }] },
    }),
  })
  const whole = /^(?:Odd: )?x(?:🧪)+$/u
  expect(odd!.exceptionMessage).toMatch(whole)
  expect(odd!.checks[0]!.message).toMatch(whole)
  expect(odd!.status.evidence).toMatch(whole)
})

test.each(['', ' '])('a tool call with the name %j is called unnamed', async (name) => {
  const { odd } = await readOdd({
    'result.json': RESULT,
    'agent/trajectory.json': JSON.stringify({
      schema_version: 'ATIF-v1.4',
      session_id: 's',
      agent: { name: 'a', version: '1' },
      steps: [
        {
          step_id: 1,
          source: 'agent',
          message: '',
          tool_calls: [{ tool_call_id: 'c', function_name: name, arguments: {} }],
        },
      ],
    }),
  })
  expect(odd!.steps!.map(({ tool }) => tool?.name)).toEqual(['unnamed tool'])
})
