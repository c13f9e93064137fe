import { describe, expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { GOOD, DEEP, readOdd, RESULT } from './testing-odd'

// Whatever a file holds: a clear line, and the trial beside it comes in unharmed.

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
    {
      code: 'no_trials',
      file: 'x/a.md',
      detail: '1 file (text for people; import the logs that lie beside it)',
    },
    {
      code: 'unknown_format',
      file: 'x',
      detail: '2 files: deep/b.csv, deep/c.csv (a table; name its columns with --columns)',
    },
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
