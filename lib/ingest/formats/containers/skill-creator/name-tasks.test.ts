import { expect, test } from 'vitest'
import { nameTasks, type TaskFacts } from './name-tasks'

const namesOf = (...tasks: Partial<TaskFacts>[]) =>
  nameTasks(
    tasks.map((task) => ({
      iteration: 'iteration-1',
      folder: null,
      evalId: null,
      evalName: null,
      prompt: null,
      skill: null,
      ...task,
    })),
  )

test('a task has one name, whether its folder, its metadata or its id tells it', () => {
  expect(
    namesOf(
      { folder: 'eval-0-nsx-dfw' },
      { folder: 'eval-0-nsx-dfw', evalId: '0', evalName: '0-nsx-dfw' },
      { evalId: 'nsx-dfw' },
    ),
  ).toEqual(['nsx-dfw', 'nsx-dfw', 'nsx-dfw'])
})

test('a bare id bears the name of its skill, since each workspace counts from 0', () => {
  expect(
    namesOf({ evalId: '3', skill: 'pdf' }, { folder: 'eval-3' }, { evalName: 'eval_4' }),
  ).toEqual(['pdf eval-3', 'eval-3', 'eval-4'])
})

test('two tasks of one name in one iteration bear their ids', () => {
  expect(
    namesOf({ evalId: '0', evalName: 'greet user' }, { evalId: '1', evalName: 'greet user' }),
  ).toEqual(['greet user (eval 0)', 'greet user (eval 1)'])
})

test('a name that is asked something else later is another task', () => {
  const greet = (iteration: string, prompt: string | null) => ({
    iteration,
    evalName: 'greet',
    prompt,
  })
  expect(
    namesOf(
      greet('iteration-1', 'Greet  Ann.'),
      greet('iteration-2', 'Greet Ann.'),
      greet('iteration-3', 'Greet Bob.'),
      greet('iteration-4', null),
    ),
  ).toEqual(['greet', 'greet', 'greet (prompt 2)', 'greet (prompt 2)'])
})
