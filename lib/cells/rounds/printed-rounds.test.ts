import { expect, test } from 'vitest'
import { controlledRounds } from './controlled-rounds'
import { countRounds } from './count-rounds'
import { drawLineage } from './lineage'
import { readPrintedCandidates, spanWord } from './printed-candidates'
import { readPrintedRounds } from './printed-rounds'
import { replayRises } from './replay-rises'
import { DAYTIME, DECISIONS, makePrintedTable } from './testing'

const candidates = readPrintedCandidates([DAYTIME, DECISIONS])
const groups = readPrintedRounds([DAYTIME, DECISIONS], candidates)
const seriesOf = (name: string) => groups[0]!.series.find((one) => one.name === name)!

test('SkillClaw rises in five steps, two of them retests without new text', () => {
  expect(countRounds(groups, candidates)).toMatchObject({
    ...{ nRises: 5, nRisesNewText: 3, nRisesRetest: 2 },
    ...{ nCandidates: 12, nAccepted: 8, nAcceptedNewText: 6, nRejected: 4 },
    // A best-so-far line cannot fall: nothing is known of falls.
    nFalls: null,
  })
})

test('+88.41 % is 10.23 points on 11.57, after one night', () => {
  const { growth } = seriesOf('Creative Synthesis')
  expect(growth).toMatchObject({ base: 11.57, last: 21.8, nRounds: 1 })
  expect(growth!.absolute).toBeCloseTo(10.23, 10)
  expect(growth!.relative).toBeCloseTo((10.23 / 11.57) * 100, 10)
  expect(growth!.reported).toEqual({ absolute: 10.23, relative: 88.41 })
})

test('a reading is known only where the best so far starts or rises', () => {
  expect(seriesOf('Search & Retrieval').points.map(({ raw }) => raw)).toEqual([
    ...[22.73, 30, null, 34.55, null, null],
  ])
})

test('what lay between two days is what the night decided', () => {
  const { changes } = seriesOf('Safety & Alignment')
  expect(changes.map(({ cause, isAccepted }) => `${cause} ${isAccepted}`)).toEqual([
    ...['new_text true', 'new_text true', 'new_text true', 'retest true', 'new_text false'],
    'unknown null',
  ])
  expect(changes.map(({ rise }) => rise)).toEqual([0, 0, 0, 8, 0, null])
  expect(spanWord([DECISIONS])).toBe('night')
})

test('a rule that asks for a rise refuses three accepted texts of Safety', () => {
  const replay = replayRises(groups, candidates, 0)
  const answers = replay.map(({ after, category, answer }) => [after, category, answer])
  expect(answers.filter(([, , answer]) => answer === 'refuses')).toEqual([
    [1, 'Safety & Alignment', 'refuses'],
    [2, 'Safety & Alignment', 'refuses'],
    [3, 'Safety & Alignment', 'refuses'],
  ])
  expect(answers.filter(([, , answer]) => answer === 'no_text')).toHaveLength(2)
  // 7.27 points of Search, 6.33 of Social; only Creative rose by more than ten.
  const strict = replayRises(groups, candidates, 10).filter(({ answer }) => answer === 'accepts')
  expect(strict.map(({ category }) => category)).toEqual(['Creative Synthesis'])
})

test('two skills decided in one night have a lane each', () => {
  const safety = drawLineage(candidates).find(({ category }) => category === 'Safety & Alignment')!
  expect(safety.retests).toEqual([{ after: 4, fate: 'accepted' }])
  expect(safety.lanes).toEqual([
    {
      ...{ name: 'git-push-with-auth-fallback', deployedAfter: 1, nAccepted: 3 },
      marks: [
        { after: 1, action: 'create', fate: 'accepted', isInUse: false },
        { after: 2, action: 'refine', fate: 'accepted', isInUse: false },
        { after: 3, action: 'refine', fate: 'accepted', isInUse: true },
        { after: 5, action: 'refine', fate: 'rejected', isInUse: false },
      ],
    },
    {
      ...{ name: 'git-clone-to-directory', deployedAfter: 3, nAccepted: 1 },
      marks: [{ after: 3, action: 'create', fate: 'accepted', isInUse: true }],
    },
  ])
})

test('readings that are printed raw fall where they fall', () => {
  const table = makePrintedTable({
    id: 'ba.skilllearnbench.rounds',
    rowDims: ['arm', 'metric'],
    columns: ['round 1', 'round 2', 'round 3', 'round 4'],
    rows: [
      ['self_feedback', 'accuracy', 57, 62, 47, 33],
      ['teacher_feedback', 'accuracy', 57, 59, 64, 67],
      ['self_feedback', 'n_skills', 2.33, 2, 2, 3.33],
    ],
  })
  const [accuracy, skills] = readPrintedRounds([table], [])
  expect(accuracy!.series[0]!.points.map(({ best }) => best)).toEqual([57, 62, 62, 62])
  expect(accuracy!.series[0]!.changes.map(({ step }) => step?.difference)).toEqual([
    ...[5, -15, -14, undefined],
  ])
  expect(accuracy!.series[0]!.growth).toMatchObject({ base: 57, last: 33, absolute: -24 })
  // What was read to ±1 has not fallen where it is two lower.
  const byEye = makePrintedTable({
    ...{ id: 'by-eye', rowDims: ['arm', 'metric'], columns: ['round 1', 'round 2', 'round 3'] },
    rows: [
      ['self_feedback', 'accuracy', 57, 62, 47],
      ['self_feedback', 'coverage', 36, 34, 33],
    ],
    ...{ provenance: 'read_off_chart_by_eye', notes: 'APPROXIMATE, +-1; drops in round 4.' },
  })
  const [, coverage] = readPrintedRounds([byEye], [])
  expect(coverage).toMatchObject({ measure: 'coverage', readingError: 1 })
  expect(countRounds([coverage!], [])).toMatchObject({ nRises: 0, nFalls: 0 })
  // The first measure leads, and what is counted is of it alone.
  expect(countRounds(readPrintedRounds([byEye], []), [])).toMatchObject({ nRises: 1, nFalls: 1 })
  // Nothing says whether the falls are noise.
  expect(countRounds([accuracy!], [])).toMatchObject({ nFalls: 2, nFallsJudged: 0 })
  // Of a number of skills no direction is better.
  expect(skills).toMatchObject({ unit: 'count', series: [{ growth: null }] })
})

test('a reading that is back where it was took all the rounds, a best so far those until it stood', () => {
  const table = makePrintedTable({
    id: 'ba.rounds',
    ...{ rowDims: ['method'], columnDim: 'round', unit: 'percent' },
    columns: ['round 1', 'round 2', 'round 3', 'round 4'],
    rows: [['self_feedback', 57, 62, 47, 62]],
  })
  const roundsOf = (facts: typeof table.facts) =>
    readPrintedRounds([{ ...table, facts }], [])[0]!.series[0]!.growth!.nRounds
  expect(roundsOf({})).toBe(3)
  expect(roundsOf({ view: 'best_so_far' })).toBe(1)
})

test('a gain printed with a percent sign is told as points, with what it is of the base', () => {
  const table = makePrintedTable({
    id: 'sc.controlled',
    ...{ rowDims: ['query'], columnDim: 'phase' },
    columns: ['baseline', 'post_evolve', 'gain_points'],
    rows: [['Average', 30.4, 72.5, 42.1]],
  })
  const [row] = controlledRounds([table])
  expect(row).toMatchObject({ name: 'Average', before: 30.4, after: 72.5, printed: 42.1 })
  expect(row!.difference).toBeCloseTo(42.1, 10)
  expect(row!.relative).toBeCloseTo(138.5, 1)
})
