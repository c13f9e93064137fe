import { expect, test } from 'vitest'
import { datasetName, isSameDataset } from './dataset-name'

test.each([
  ['my-suite', 'my-suite'],
  ['terminal-bench@2.0', 'terminal-bench@2.0'],
  ['/home/a/suites/my-suite', 'my-suite'],
  ['skillsbench-no-skills', 'skillsbench'],
  ['skillsbench_with_skills', 'skillsbench'],
  ['no-skills-suite', 'suite'],
  ['my-suite-baseline@1.1', 'my-suite@1.1'],
  ['tasks', null],
  ['tasks-no-skills', null],
  ['tasks_no_script_no_ref', null],
  ['tasks_no_skills_generate', null],
  ['with-skills', null],
  ['', null],
  [null, null],
])('the dataset of %s is %s', (logged, name) => {
  expect(datasetName(logged)).toBe(name)
})

test('a name without a version is that of any version, two versions are two datasets', () => {
  expect(isSameDataset('suite', 'suite@2.0')).toBe(true)
  expect(isSameDataset('Suite@2.0', 'suite@2.0')).toBe(true)
  expect(isSameDataset('suite@1.0', 'suite@2.0')).toBe(false)
  expect(isSameDataset('suite', 'other')).toBe(false)
})
