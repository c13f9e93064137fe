import { expect, test } from 'vitest'
import { readRow, responseColumn } from './read-row'

const PLACE = { file: 'evals/a.jsonl', stem: 'a' }
const ROW = {
  question: 'What is 2 + 2?',
  answer: '4',
  task: 'sum',
  model_responses: ['<sample>4 <answer>4</answer></sample>', '', null],
  model_responses__eval_is_correct: [true, false, true],
}

test('a row is as many trials as it has responses, an empty one too, and others are counted', () => {
  const { task, trials, nUnread } = readRow(ROW, PLACE)!
  expect(task).toMatchObject({ domain: 'sum', family: 'sum', variant: 'sum' })
  expect(trials.map(({ make }) => make().reward)).toEqual([1, 0])
  expect(nUnread).toBe(1)
})

test('spans point at the steps after the prompt', () => {
  const { spans, log } = readRow(ROW, PLACE)!.trials[0]!.make()
  expect(spans).toMatchObject([{ kind: 'attempt', firstStep: 2, lastStep: 2 }])
  expect(log!.drafts[1]!.text).toContain('<answer>4</answer>')
})

test('the task of a question is the same wherever it stands, and the row needs a question', () => {
  const again = readRow({ ...ROW, task: 'sum' }, { file: 'b.jsonl', stem: 'b' })
  expect(again!.task.name).toBe(readRow(ROW, PLACE)!.task.name)
  expect(readRow({ ...ROW, question: null }, PLACE)).toBeNull()
  expect(readRow({ question: 'x', answer: 'y' }, PLACE)).toBeNull()
})

test('knows the names of the columns of evaluations and of raw rows', () => {
  expect(responseColumn(Object.keys(ROW))).toBe('model_responses')
  const raw = ['question', 'answer', 'model_responses__mutated_prompts']
  expect(responseColumn([...raw, `${raw[2]}__eval_is_correct`])).toBe(raw[2])
  expect(responseColumn(['question', 'responses'])).toBeNull()
})
