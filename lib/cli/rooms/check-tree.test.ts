import { expect, test } from 'vitest'
import { ROOMS } from './allowed-arrows'
import { checkTree } from './check-tree'
import { KNOWN_FINDINGS } from './known-findings'
import { readTree, treeFromTexts } from './source-tree'

/** What is found in an invented tree, orphans apart: its files are few. */
const find = (texts: Readonly<Record<string, string>>) =>
  checkTree(treeFromTexts(texts))
    .filter(({ rule }) => rule !== 'orphan')
    .map(({ text }) => text)

const findOrphans = (texts: Readonly<Record<string, string>>) =>
  checkTree(treeFromTexts(texts))
    .filter(({ rule }) => rule === 'orphan')
    .map(({ text }) => text)

/** A file with one import, and what it imports. */
const importing = (from: string, line: string, target?: string) =>
  find({ [from]: line, ...(target && { [target]: 'export const one = 1' }) })

test('this project keeps its own rules, but for those that are known', () => {
  const findings = checkTree(readTree(process.cwd()))
  const fresh = findings.filter(({ key }) => !KNOWN_FINDINGS.includes(key))
  expect(fresh.map(({ text }) => text)).toEqual([])
  expect(KNOWN_FINDINGS.filter((known) => !findings.some(({ key }) => key === known))).toEqual([])
})

test.each([
  ['lib/domain/a.ts', '@/lib/stats/b', 'lib/domain may not import lib/stats'],
  ['lib/stats/a.ts', '@/lib/cells/b', 'lib/stats may not import lib/cells'],
  ['lib/trajectory/a.ts', '@/lib/diff/b', 'lib/trajectory may not import lib/diff'],
  ['lib/cells/a.ts', '@/lib/analysis/task/b', 'lib/cells may not import lib/analysis'],
  ['lib/url/a.ts', '@/components/ui/b', 'lib/url may not import components/ui'],
  ['lib/demo/a.ts', '@/db/schema/b', 'lib/demo may not import db'],
  ['lib/analysis/task/a.ts', '@/lib/ingest/run/b', 'lib/analysis may not import lib/ingest/run'],
  ['lib/analysis/task/a.ts', '@/lib/change/b', 'lib/analysis may not import lib/change'],
  ['lib/analysis/task/a.ts', '@/db/writes/b', 'lib/analysis may not import db/writes'],
  ['lib/analysis/task/a.ts', '@/db', 'lib/analysis may not import db/index.ts'],
  ['lib/change/a.ts', '@/db', 'lib/change may not import db/index.ts'],
  ['lib/change/a.ts', '@/lib/ingest/store/b', 'lib/change may not import lib/ingest/store'],
  ['lib/ingest/run/a.ts', '@/db', 'lib/ingest/run may not import db/index.ts'],
  ['lib/ingest/run/a.ts', '@/lib/change/b', 'lib/ingest/run may not import lib/change'],
  ['lib/ingest/run/a.ts', '@/lib/server/b', 'lib/ingest/run may not import lib/server'],
  ['lib/ingest/store/a.ts', '@/lib/ingest/run/b', 'lib/ingest/store may not import lib/ingest/run'],
  [
    'lib/ingest/formats/transcripts/codex/a.ts',
    '@/lib/ingest/formats/containers/harbor/b',
    'lib/ingest/formats/transcripts may not import lib/ingest/formats/containers',
  ],
  [
    'lib/ingest/formats/containers/harbor/a.ts',
    '@/lib/ingest/finish/b',
    'lib/ingest/formats/containers may not import lib/ingest/finish',
  ],
  [
    'lib/ingest/open/a.ts',
    '@/lib/ingest/formats/b',
    'lib/ingest/open may not import lib/ingest/formats',
  ],
  ['lib/server/a.ts', '@/lib/cli/b', 'lib/server may not import lib/cli'],
  ['lib/cli/a.ts', '@/app/b', 'lib/cli may not import app'],
  ['components/task/a.tsx', '@/db/schema/b', 'components may not import db'],
  ['components/ui/a.tsx', '@/components/task/b', 'components/ui may not import components'],
  ['db/writes/a.ts', '@/lib/url/b', 'db/writes may not import lib/url'],
  ['app/page.tsx', '@/lib/cli/b', 'app may not import lib/cli'],
])('an arrow the other way is found: %s imports %s', (from, to, says) => {
  const target = to === '@/db' ? 'db/index.ts' : `${to.slice(2)}.ts`
  expect(importing(from, `import { one } from '${to}'`, target)).toEqual([`${from}:1: ${says}`])
})

test('every room can fail, for a file of ours and for a package', () => {
  for (const { place } of ROOMS.filter((room) => room.place !== '.' && room.place !== 'app')) {
    const file = /\.ts$/.test(place) ? place : `${place}/made-up.ts`
    const toPage = importing(file, `import { one } from '@/app/b'`, 'app/b.ts')
    expect(toPage).toContain(`${file}:1: ${place} may not import app`)
    const toPackage = importing(file, `import { one } from 'left-pad'`)
    expect(toPackage).toContain(`${file}:1: ${place} may not import the package left-pad`)
  }
})

test.each([
  ['lib/cells/a.ts', 'node:timers/promises'],
  ['lib/domain/a.ts', 'react'],
  ['lib/ingest/finish/a.ts', 'drizzle-orm'],
  ['components/task/a.tsx', 'drizzle-orm/libsql'],
  ['lib/analysis/task/a.ts', 'next/cache'],
])('a platform where it does not belong is found: %s imports %s', (from, name) => {
  const [found] = importing(from, `import { one } from '${name}'`)
  expect(found).toMatch(`may not import the package ${name}`)
})

test('where types may be imported, values may not', () => {
  const from = 'components/task/a.tsx'
  const to = 'lib/analysis/task/get-task.ts'
  const specifier = `'@/lib/analysis/task/get-task'`
  expect(importing(from, `import type { Task } from ${specifier}`, to)).toEqual([])
  expect(importing(from, `import { type Task } from ${specifier}`, to)).toEqual([])
  expect(importing(from, `type Task = import(${specifier}).Task`, to)).toEqual([])
  const says = `${from}:1: components may import types of lib/analysis, no values`
  expect(importing(from, `import { type Task, getTask } from ${specifier}`, to)).toEqual([says])
  expect(importing(from, `export { getTask } from ${specifier}`, to)).toEqual([says])
  expect(importing(from, `const late = import(${specifier})`, to)).toEqual([says])
})

test('what tests use may import anything, and nothing else imports it', () => {
  const line = `import { createTestDb } from '@/db/testing'`
  expect(importing('lib/cells/a.test.ts', line, 'db/testing.ts')).toEqual([])
  expect(importing('lib/analysis/a.ts', line, 'db/testing.ts')).toEqual([
    'lib/analysis/a.ts:1: what tests use is imported by lib/analysis',
  ])
})

test('a new folder needs a row of its own', () => {
  expect(find({ 'helpers/a.ts': '' })).toEqual([
    'helpers/a.ts: no row of the table has this folder',
  ])
  expect(find({ 'lib/helpers/a.ts': '' })).toHaveLength(1)
})

test('a circle of files is found, also of types only and through others', () => {
  const circle = {
    'lib/diff/a.ts': `import { b } from './b'`,
    'lib/diff/b.ts': `import { c } from './c'`,
    'lib/diff/c.ts': `import type { A } from './a'`,
    'lib/diff/d.ts': `import { a } from './a'`,
  }
  expect(find(circle)).toEqual([
    'lib/diff/a.ts: a circle, lib/diff/a.ts → lib/diff/b.ts → lib/diff/c.ts → lib/diff/a.ts',
  ])
})

test('a circle of folders is found where no file is in one', () => {
  const circle = {
    'components/harms/list.tsx': `import { b } from '@/components/task/table'`,
    'components/task/table.tsx': '',
    'components/task/head.tsx': `import { c } from '@/components/harms/mark'`,
    'components/harms/mark.tsx': '',
  }
  expect(find(circle)).toEqual([
    'components/harms: a circle, components/harms → components/task → components/harms',
  ])
})

test('a registry is in no circle with the formats it lists', () => {
  const registry = 'lib/ingest/formats/transcripts/registry.ts'
  const listed = {
    [registry]: `import { a } from '@/lib/ingest/formats/transcripts/acp/index'`,
    'lib/ingest/formats/transcripts/acp/index.ts': `import { b } from '@/lib/ingest/formats/reading/step'`,
    'lib/ingest/formats/reading/step.ts': '',
  }
  expect(find(listed)).toEqual([])
})

test('a file that nothing uses is found, and one that only tests use', () => {
  const tree = {
    'app/page.tsx': `import { used } from '@/components/home/used'`,
    'components/home/used.tsx': '',
    'components/home/unused.tsx': `import { below } from './below'`,
    'components/home/below.ts': '',
    'lib/domain/tried.ts': '',
    'lib/domain/tried.test.ts': `import { tried } from './tried'; import { a } from './testing'`,
    'lib/domain/testing.ts': '',
    'lib/diff/testing.ts': '',
  }
  expect(findOrphans(tree)).toEqual([
    'components/home/unused.tsx: nothing uses it',
    'components/home/below.ts: nothing uses it',
    'lib/domain/tried.ts: only tests use it',
    'lib/diff/testing.ts: nothing uses it',
  ])
})

test('commands, processes, routes and settings are used without an import', () => {
  const tree = {
    'package.json': '{ "scripts": { "ingest": "node --import tsx lib/cli/ingest.ts" } }',
    'lib/cli/ingest.ts': `import { start } from '@/lib/server/process'`,
    'lib/server/process.ts': `spawn(join(cwd, 'lib', 'server', 'worker.ts'))`,
    'lib/server/worker.ts': 'fork(`${HERE}/measure.ts`)',
    'lib/server/measure.ts': '',
    'app/api/tasks/route.ts': '',
    'vitest.config.ts': `export default { globalSetup: 'lib/cli/testing-folder.ts' }`,
    'lib/cli/testing-folder.ts': '',
  }
  expect(findOrphans(tree)).toEqual([])
})

test('a path that goes up, or around its own folder, is found', () => {
  const to = 'lib/cells/gain.ts'
  const line = (specifier: string) => `import { gain } from '${specifier}'`
  expect(importing('lib/cells/warnings/a.ts', line('../gain'), to)).toContain(
    'lib/cells/warnings/a.ts:1: write @/… and not ../gain',
  )
  expect(importing('lib/cells/a.ts', line('@/lib/cells/gain'), to)).toEqual([
    'lib/cells/a.ts:1: write ./… and not @/lib/cells/gain',
  ])
  expect(importing('lib/a.test.ts', line('./cells/gain'), to)).toEqual([
    'lib/a.test.ts:1: write @/… and not ./cells/gain',
  ])
  expect(importing('lib/cells/a.ts', line('./gain'), to)).toEqual([])
})

test('siblings that differ by a plural are found, be they files or folders', () => {
  const twins = {
    'components/task/a.tsx': '',
    'components/tasks/a.tsx': '',
    'lib/url/experiment.ts': '',
    'lib/url/experiments.test.ts': '',
    'lib/cells/list-policy.ts': '',
    'lib/cells/list-policies.ts': '',
    'lib/cells/cell.ts': '',
    'lib/diff/cells.ts': '',
  }
  expect(find(twins)).toEqual([
    'components: task, tasks differ by a plural only',
    'lib/url: experiment, experiments differ by a plural only',
    'lib/cells: list-policies, list-policy differ by a plural only',
  ])
})

test('a file that is named like a test and is none is found', () => {
  expect(find({ 'lib/stats/choose-task-test.ts': '', 'lib/stats/choose.test.ts': '' })).toEqual([
    'lib/stats/choose-task-test.ts: named like a test and is none',
  ])
})
