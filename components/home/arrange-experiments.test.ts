import { expect, test } from 'vitest'
import { arrangeExperiments } from './arrange-experiments'

const item = (name: string, nTrials: number, lastImportAt: number | null) => {
  const slug = name.toLowerCase().replaceAll(' ', '-')
  return { ...{ slug, name, nTasks: 1, nConfigurations: 1, nTrials, lastImportAt }, headline: null }
}

const ALL = [item('Nightly 27 Nov', 480, 27), item('Demo', 324, 28), item('Empty', 0, null)]

const names = (q: string, sort: 'name' | 'trials' | 'import' | 'gain', order?: 'asc' | 'desc') =>
  arrangeExperiments(ALL, { q, sort, order: order ?? null }).map(({ name }) => name)

test('experiments are sorted either way, and one without a last import comes last in both', () => {
  expect(names('', 'import')).toEqual(['Demo', 'Nightly 27 Nov', 'Empty'])
  expect(names('', 'import', 'asc')).toEqual(['Nightly 27 Nov', 'Demo', 'Empty'])
  expect(names('', 'trials')).toEqual(['Nightly 27 Nov', 'Demo', 'Empty'])
  expect(names('', 'name')).toEqual(['Demo', 'Empty', 'Nightly 27 Nov'])
  expect(names('', 'gain')).toHaveLength(3)
})

test('experiments are found by words of their name', () => {
  expect(names('nov night', 'import')).toEqual(['Nightly 27 Nov'])
  expect(names('nothing', 'import')).toEqual([])
})
