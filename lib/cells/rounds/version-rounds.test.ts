import { expect, test } from 'vitest'
import { versionRounds } from './version-rounds'

const SUM = 1
const COPY = 2

/** Imports in order, with the tasks whose trials they bring. */
const imports = (...tasks: number[][]) =>
  tasks.map((taskIds, index) => ({ id: index + 1, label: `import ${index + 1}`, taskIds }))

/** `1 SUM a`: import 1 brought task SUM the skills a. */
const set = (importId: number | null, taskId: number, content: string) => ({
  ...{ importId, taskId, content },
})

const both = [SUM, COPY]

test('a version begins where a task is offered other skills, and lasts while none is', () => {
  const { list, of } = versionRounds(imports(both, both, both), [
    ...[set(1, SUM, 'a'), set(1, COPY, 'x')],
    ...[set(2, SUM, 'a'), set(2, COPY, 'x')],
    set(3, SUM, 'b'),
  ])
  expect(list).toEqual([
    { key: '1', label: 'version 1, from import 1' },
    { key: '2', label: 'version 2, from import 3' },
  ])
  expect([of(1, SUM), of(2, SUM), of(3, SUM)]).toEqual(['1', '1', '2'])
  // Its own skills are as before, those it was run among are not.
  expect(of(3, COPY)).toBe('2')
})

test('a task that is new is no new version, and skills that come back are what they were', () => {
  const { list, of } = versionRounds(imports([SUM], both, both, [SUM]), [
    set(1, SUM, 'a'),
    set(2, COPY, 'x'),
    set(3, SUM, 'b'),
    set(4, SUM, 'a'),
  ])
  expect(list).toHaveLength(2)
  expect([1, 2, 3, 4].map((id) => of(id, SUM))).toEqual(['1', '1', '2', '1'])
})

test('trials that were offered several sets at once, or none that is known, are of no version', () => {
  const { list, of } = versionRounds(imports(both, both), [
    ...[set(1, SUM, 'a'), set(1, SUM, 'b'), set(2, SUM, 'b')],
  ])
  expect([of(1, SUM), of(2, SUM), of(1, COPY)]).toEqual(['mixed', '1', 'unknown'])
  expect(list).toHaveLength(1)
})

test('skills that came after their trials, or before imports were noted, count for them', () => {
  const late = versionRounds(imports([SUM], [SUM]), [set(2, SUM, 'a')])
  expect(late.of(1, SUM)).toBe('1')
  const early = versionRounds(imports([SUM], [SUM]), [set(null, SUM, 'a'), set(2, SUM, 'b')])
  expect([early.of(1, SUM), early.of(2, SUM)]).toEqual(['1', '2'])
})
