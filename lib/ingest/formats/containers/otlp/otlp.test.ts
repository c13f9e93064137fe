import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const SESSION = '5b0f6c1e-7a0d-4c55-9a53-0c1d2e3f4a5b'

const attribute = (key: string, value: string | number) => ({
  key,
  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
})

const logs = (events: readonly Readonly<Record<string, string | number>>[]) =>
  JSON.stringify({
    resourceLogs: [
      {
        resource: { attributes: [attribute('service.name', 'claude-code')] },
        scopeLogs: [
          {
            logRecords: events.map((event, at) => ({
              timeUnixNano: `${1775030400 + at}000000000`,
              attributes: Object.entries({ 'session.id': SESSION, ...event }).map(([key, value]) =>
                attribute(key, value),
              ),
            })),
          },
        ],
      },
    ],
  })

const spans = (list: readonly Readonly<Record<string, string | number>>[], traceId?: string) =>
  JSON.stringify({
    resourceSpans: [
      {
        scopeSpans: [
          {
            spans: list.map((one, at) => ({
              ...(traceId && { traceId }),
              startTimeUnixNano: `${1775030400 + at}000000000`,
              attributes: Object.entries(one).map(([key, value]) => attribute(key, value)),
            })),
          },
        ],
      },
    ],
  })

const tokens = (value: number, temporality: number) => ({
  resourceMetrics: [
    {
      resource: { attributes: [attribute('service.name', 'claude-code')] },
      scopeMetrics: [
        {
          metrics: [
            {
              name: 'claude_code.token.usage',
              sum: {
                aggregationTemporality: temporality,
                dataPoints: [
                  {
                    attributes: [attribute('session.id', SESSION), attribute('type', 'output')],
                    asInt: String(value),
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
})

const request = {
  'event.name': 'api_request',
  model: 'claude-opus-4-5',
  input_tokens: 10,
  output_tokens: 40,
}

test('tokens of requests and of metrics are the same tokens: they count once', async () => {
  const { trials } = await readEverything(
    logFiles({
      'otel/logs.jsonl': logs([request, request]),
      'otel/metrics.jsonl': JSON.stringify(tokens(80, 1)),
    }),
  )
  expect(trials).toMatchObject([{ tokensIn: 20, tokensOut: 80, reward: null, logId: SESSION }])
})

test.each([
  ['delta', 1, 120],
  ['cumulative', 2, 80],
])('metrics alone are summed as %s says', async (_, temporality, output) => {
  const lines = [tokens(40, temporality), tokens(80, temporality)]
  const { trials } = await readEverything(
    logFiles({ 'otel/metrics.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') }),
  )
  expect(trials).toMatchObject([{ tokensOut: output, hasTrajectory: false }])
})

test('a person who says the same twice said it twice', async () => {
  const prompt = { 'event.name': 'user_prompt', prompt: 'Go on.' }
  const { trials } = await readEverything(logFiles({ 'otel/logs.json': logs([prompt, prompt]) }))
  expect(trials[0]!.steps.map(({ text }) => text)).toEqual(['Go on.', 'Go on.'])
})

test('telemetry of another program is named', async () => {
  const { trials, problems } = await readEverything(
    logFiles({ 'otel/logs.json': logs([{ 'event.name': 'http.request' }]) }),
  )
  expect(trials).toEqual([])
  expect(problems.map(({ code }) => code)).toEqual(['unexpected_shape'])
})

test('a session that is told by log records and by spans is told once', async () => {
  const tool = { 'event.name': 'tool_result', tool_name: 'Bash', tool_use_id: 'c1' }
  const called = {
    'session.id': SESSION,
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': 'Bash',
    'gen_ai.tool.call.id': 'c1',
  }
  const chat = {
    'session.id': SESSION,
    'gen_ai.operation.name': 'chat',
    'gen_ai.usage.input_tokens': 10,
    'gen_ai.usage.output_tokens': 40,
  }
  const { trials, problems } = await readEverything(
    logFiles({ 'otel/logs.json': logs([request, tool]), 'otel/spans.json': spans([chat, called]) }),
  )
  expect(problems).toEqual([])
  expect(trials).toMatchObject([{ tokensIn: 10, tokensOut: 40 }])
  expect(trials[0]!.steps.map(({ kind }) => kind)).toEqual(['tool'])
})

test('records of an agent that name no session are counted, not dropped without a word', async () => {
  const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.output_tokens': 40 }
  const { trials, problems } = await readEverything(
    logFiles({ 'otel/spans.json': spans([chat, chat]) }),
  )
  expect(trials).toEqual([])
  expect(problems[0]!.detail).toContain('not read: 2')
  const traced = await readEverything(logFiles({ 'otel/spans.json': spans([chat], 'a1b2') }))
  expect(traced.trials).toMatchObject([{ tokensOut: 40 }])
})
