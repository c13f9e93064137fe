import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const FOLDER = 'jobs/with-skills/tag__a1b2c3d4'

const read = async (lines: readonly object[], more: Record<string, string> = {}) => {
  const result = {
    task_name: 'tag',
    rollout_name: 'tag__a1b2c3d4',
    rewards: { reward: 1 },
    agent: 'pi',
  }
  const { trials } = await readEverything(
    logFiles({
      [`${FOLDER}/result.json`]: JSON.stringify(result),
      [`${FOLDER}/trajectory/llm_trajectory.jsonl`]: lines
        .map((line) => JSON.stringify(line))
        .join('\n'),
      ...more,
    }),
  )
  const { model, tokensIn, tokensCached, tokensOut, status, problems } = trials[0]!
  return {
    steps: trials[0]!.steps.map(({ kind, text, tool }) =>
      tool ? `${tool.name} ${JSON.stringify(tool.arguments)} → ${tool.output}` : `${kind}: ${text}`,
    ),
    facts: `${model} ${tokensIn}/${tokensCached}/${tokensOut} ${status.status}`,
    problems: problems.map(({ code }) => code).filter((code) => code.startsWith('trajectory')),
  }
}

const ask = { role: 'user', content: 'Tag the photos.' }
const call = {
  id: 'c1',
  type: 'function',
  function: { name: 'bash', arguments: '{"command":"ls"}' },
}
const chat = (message: object, prompt_tokens: number, completion_tokens: number) => ({
  choices: [{ message: { role: 'assistant', ...message } }],
  usage: { prompt_tokens, completion_tokens },
})

test('steps and usage come from requests that each repeat the conversation', async () => {
  const found = await read([
    {
      request: { model: 'glm-5', messages: [{ role: 'system', content: 'Be brief.' }, ask] },
      response: chat({ content: null, tool_calls: [call] }, 100, 10),
    },
    {
      request: {
        model: 'glm-5',
        messages: [
          { role: 'system', content: 'Be brief.' },
          ask,
          { role: 'assistant', content: null, tool_calls: [call] },
          { role: 'tool', tool_call_id: 'c1', content: 'a.jpg' },
        ],
      },
      response: chat({ content: 'Tagged.' }, 150, 5),
    },
  ])
  expect(found).toEqual({
    steps: [
      'system: Be brief.',
      'user: Tag the photos.',
      'bash {"command":"ls"} → a.jpg',
      'message: Tagged.',
    ],
    facts: 'glm-5 250/null/15 ok',
    problems: [],
  })
})

test('Anthropic’s messages: thoughts, results in the next request, the cache within the input', async () => {
  const use = { type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'ls' } }
  const usage = {
    input_tokens: 3,
    cache_creation_input_tokens: 90,
    cache_read_input_tokens: 7,
    output_tokens: 10,
  }
  const { steps, facts } = await read([
    {
      request: {
        timestamp: '2026-05-01T10:00:00Z',
        body: { model: 'claude-opus-4-5', system: 'Be brief.', messages: [ask] },
      },
      response: { body: { content: [{ type: 'thinking', thinking: 'Look.' }, use], usage } },
    },
    {
      request: {
        timestamp: '2026-05-01T10:00:09Z',
        body: {
          messages: [
            ask,
            {
              role: 'user',
              content: [
                {
                  type: 'tool_result',
                  tool_use_id: 't1',
                  content: [{ type: 'text', text: 'a.jpg' }],
                },
              ],
            },
          ],
        },
      },
      response: { body: { content: [{ type: 'text', text: 'Tagged.' }] } },
    },
  ])
  expect(steps).toEqual([
    'system: Be brief.',
    'user: Tag the photos.',
    'thought: Look.',
    'Bash {"command":"ls"} → a.jpg',
    'message: Tagged.',
  ])
  expect(facts).toBe('claude-opus-4-5 100/7/10 ok')
})

test('the responses’ items, a request and its answer on lines of their own', async () => {
  const { steps, facts } = await read([
    { request: { body: { model: 'gpt-5.2', instructions: 'Be brief.', input: [ask] } } },
    {
      response: {
        body: {
          output: [{ type: 'function_call', call_id: 'f1', name: 'shell', arguments: '["ls"]' }],
          usage: {
            input_tokens: 40,
            input_tokens_details: { cached_tokens: 30 },
            output_tokens: 4,
          },
        },
      },
    },
    {
      request: {
        body: { input: [ask, { type: 'function_call_output', call_id: 'f1', output: 'a.jpg' }] },
      },
    },
    {
      response: {
        body: {
          output: [{ type: 'message', content: [{ type: 'output_text', text: 'Tagged.' }] }],
        },
      },
    },
  ])
  expect(steps).toEqual([
    'system: Be brief.',
    'user: Tag the photos.',
    'shell ["ls"] → a.jpg',
    'message: Tagged.',
  ])
  expect(facts).toContain('40/30/4')
})

test('lines are put in the order of asking, and the model is the one that answered most', async () => {
  const line = (second: number, model: string, text: string) => ({
    request: { timestamp: `2026-05-01T10:00:0${second}`, body: { model, messages: [ask] } },
    response: {
      timestamp: '2026-05-01T10:00:09',
      body: { model, ...chat({ content: text }, 10, 1) },
    },
  })
  const { steps, facts } = await read([
    line(3, 'glm-5', 'third'),
    line(1, 'small-1', 'title'),
    line(2, 'glm-5', 'second'),
  ])
  expect(steps).toEqual([
    'user: Tag the photos.',
    'message: title',
    'message: second',
    'message: third',
  ])
  expect(facts).toContain('glm-5 30/null/3')
})

test('a run whose last request failed says so; an earlier failure that was asked again does not', async () => {
  const failed = {
    request: { messages: [ask] },
    error: { type: 'provider_error', message: 'Too Many Requests' },
  }
  const worked = { request: { messages: [ask] }, response: chat({ content: 'Tagged.' }, 10, 1) }
  expect((await read([failed])).facts).toContain('infra_error')
  expect((await read([failed, worked])).facts).toContain('ok')
})

test('beside the agent’s own log it adds only usage', async () => {
  const own = [
    { type: 'user_message', text: 'Tag the photos.' },
    { type: 'agent_message', text: 'Tagged, as I say it.' },
  ]
  const { steps, facts } = await read(
    [{ request: { messages: [ask] }, response: chat({ content: 'Tagged.' }, 10, 1) }],
    {
      [`${FOLDER}/trajectory/acp_trajectory.jsonl`]: own
        .map((line) => JSON.stringify(line))
        .join('\n'),
    },
  )
  expect(steps).toEqual(['user: Tag the photos.', 'message: Tagged, as I say it.'])
  expect(facts).toContain('10/null/1')
})

test('odd lines give nothing and break nothing', async () => {
  const odd = [
    { request: 'x', response: [] },
    { request: { messages: [null, 7, { role: 'constructor' }] } },
    { response: { choices: [{}], usage: 'many' } },
  ]
  expect((await read(odd)).steps).toEqual([])
})
