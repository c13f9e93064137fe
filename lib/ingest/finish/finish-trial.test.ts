import { expect, test } from 'vitest'
import { emptyLog } from '@/lib/ingest/formats/reading/agent-log'
import { draftStep, toolCall } from '@/lib/ingest/formats/reading/step-draft'
import { finishTrial } from './finish-trial'

// Put together here, so that no scanner takes it for a real one.
const KEY = ['sk-ant-', 'api03-a1B2c3D4e5F6g7H8i9J0'].join('')

test('a reader that does nothing about secrets stores none', () => {
  const trial = finishTrial(
    {
      taskName: 'keep-quiet',
      exceptionType: 'RuntimeError',
      exceptionMessage: `refused ${KEY}`,
      checks: [{ name: 'c', status: 'failed', durationMs: null, message: `saw ${KEY}` }],
      attributes: { agent_env: { NOTE: `uses ${KEY}` } },
      sightings: [{ skill: 'pdf', fact: 'read', text: `cat pdf/SKILL.md ${KEY}` }],
      log: {
        ...emptyLog('made up'),
        failures: [`failed with ${KEY}`],
        drafts: [
          draftStep('message', 1, `the key is ${KEY}`),
          draftStep('tool', 1, '', {
            tool: toolCall({ name: 'bash', arguments: { command: `echo ${KEY}` }, output: KEY }),
          }),
        ],
      },
      problems: [{ code: 'unexpected_shape', file: 'x', detail: `near ${KEY}` }],
    },
    'none',
    1,
  )
  expect(JSON.stringify(trial)).not.toContain(KEY)
  expect(trial.redactions).toEqual({ anthropic_key: expect.any(Number) as number })
})

test('a draft of a name alone is a whole trial: what it leaves out is unknown', () => {
  const trial = finishTrial({ taskName: 'sum' }, 'none', 3)
  expect(trial).toMatchObject({
    taskName: 'sum',
    reward: null,
    tokensIn: null,
    model: null,
    steps: [],
    hasTrajectory: false,
    logIdSource: 'content',
    readers: ['none 3'],
    condition: { kind: 'unknown', source: 'none' },
    status: { status: 'missing_reward', rule: 'no_reward' },
  })
  expect(trial.problems.map(({ code }) => code).sort()).toEqual([
    'condition_unknown',
    'harness_unknown',
    'model_unknown',
  ])
})

test('a reward outside 0 to 1 is named and not used, whatever reads it', () => {
  const { reward, problems } = finishTrial({ taskName: 'sum', reward: 7 }, 'none', 1)
  expect(reward).toBeNull()
  expect(problems.map(({ code }) => code)).toContain('reward_out_of_range')
})
