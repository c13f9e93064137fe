import { describe, expect, test } from 'vitest'
import { DEEP, readOdd, RESULT } from './testing-odd'

// Whatever an agent's log holds: a clear line, and the trial comes in.

const agentLog = (content: string | Buffer) =>
  readOdd({ 'result.json': RESULT, 'agent/trajectory.json': content })

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
