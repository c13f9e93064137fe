import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const PACKED = fileURLToPath(new URL('./fixtures/logs/packed.eval', import.meta.url))

const factsOf = async (paths: string[]) => {
  const delivery = await openDelivery(paths)
  const { trials } = await readEverything(delivery.files)
  await delivery.close()
  return trials.map(({ logId, jobName, taskName, steps }) => [
    logId,
    jobName,
    taskName,
    steps.length,
  ])
}

test('a packed log that is given alone is the same trial as in its folder', async () => {
  const alone = await factsOf([PACKED])
  expect(alone).toHaveLength(1)
  const inFolder = await factsOf([fileURLToPath(new URL('./fixtures/logs', import.meta.url))])
  expect(inFolder).toContainEqual(alone[0])
})

const logOf = (scores: object, more: object = {}) =>
  JSON.stringify({
    version: 2,
    status: 'success',
    eval: { run_id: 'r', task: 'garden', task_id: 't', model: 'acme/acme-small-1' },
    samples: [
      {
        id: 'beans',
        epoch: 1,
        messages: [{ role: 'assistant', content: 'Beans.' }],
        scores,
        ...more,
      },
    ],
  })

const rewardOf = async (scores: object, more?: object) => {
  const { trials } = await readEverything(logFiles({ 'a/log.json': logOf(scores, more) }))
  return trials[0]!.reward
}

test.each<[string, object, number | null]>([
  ['C is right', { match: { value: 'C' } }, 1],
  ['I is wrong', { match: { value: 'I' } }, 0],
  ['P is a half', { match: { value: 'P' } }, 0.5],
  ['no answer is wrong', { match: { value: 'N' } }, 0],
  ['a number stands for itself', { f1: { value: 0.25 } }, 0.25],
  ['a part that is alone is the score', { judge: { value: { score: 0.5 } } }, 0.5],
  ['of several none is guessed', { match: { value: 'C' }, style: { value: 0.5 } }, null],
  ['a word is none', { match: { value: 'maybe' } }, null],
  ['no score is none', {}, null],
])('%s', async (_, scores, reward) => {
  expect(await rewardOf(scores)).toBe(reward)
})

test('tokens of a grader are no tokens of the agent', async () => {
  const usage = { 'acme/acme-small-1': { input_tokens: 9, output_tokens: 1 } }
  const more = { model_usage: { ...usage, 'acme/judge': { input_tokens: 500, output_tokens: 50 } } }
  const { trials } = await readEverything(logFiles({ 'a/log.json': logOf({}, more) }))
  expect([trials[0]!.tokensIn, trials[0]!.tokensOut]).toEqual([9, 1])
})

const HEADER = JSON.stringify({
  version: 2,
  status: 'success',
  eval: { run_id: 'r', task: 'garden', task_id: 't', model: 'acme/acme-small-1' },
})

test('a sample in parts is read whole, and one whose id has a slash', async () => {
  const folder = 'log.d/samples/beans_epoch_1'
  const { trials, problems } = await readEverything(
    logFiles({
      'log.d/header.json': HEADER,
      [`${folder}/sample.json`]: JSON.stringify({
        ...{
          id: 'beans',
          epoch: 1,
          scores: { match: { value: 'C' } },
          message_refs: [
            [0, 2],
            [3, 4],
          ],
        },
        model_usage: {
          'acme/acme-small-1': {
            input_tokens: 5,
            output_tokens: 2,
            total_tokens: 7,
            total_cost: 0.5,
          },
        },
      }),
      [`${folder}/messages/0.json`]: JSON.stringify([
        { role: 'user', content: 'attachment://0' },
        { role: 'assistant', content: 'Ten.' },
        { role: 'user', content: 'A prompt of a grader.' },
      ]),
      [`${folder}/messages/3.json`]: '[{"role": "assistant", "content": "attachment://10"}]',
      [`${folder}/attachments/0.json`]: JSON.stringify(
        Array.from({ length: 10 }, (_, at) => `Text ${at}.`),
      ),
      [`${folder}/attachments/10.json`]: '["Text 10."]',
      [`${folder}/events/0.json`]: '[{"event": "model", "timestamp": "2026-03-02T10:00:00Z"}]',
      [`${folder}/events/stats.json`]: '{}',
      'log.d/samples/acme/peas_epoch_2.json': JSON.stringify({
        ...{ id: 'acme/peas', epoch: 2, messages: [], score: { value: 'I' } },
      }),
    }),
  )
  expect(problems).toEqual([])
  const facts = trials.map((trial) => [
    ...[trial.taskName, trial.trialName, trial.reward, trial.tokensIn, trial.costUsd],
    trial.steps.map(({ text }) => text),
  ])
  expect(facts).toEqual([
    ['garden acme/peas', 'acme/peas epoch 2', 0, null, null, []],
    ['garden beans', 'beans epoch 1', 1, 5, 0.5, ['Text 0.', 'Ten.', 'Text 10.']],
  ])
})
