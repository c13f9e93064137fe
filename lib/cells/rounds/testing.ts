import type { PrintedTable } from '@/lib/domain/printed-table'

/** A printed table from its rows; figures in tests are those of SkillClaw's and SkillLearnBench's papers. */
export const makePrintedTable = (
  fields: Pick<PrintedTable, 'id' | 'columns' | 'rows' | 'rowDims'> & Partial<PrintedTable>,
): PrintedTable => ({
  ...{ system: 'skillclaw', title: fields.id, source: 'arXiv:2604.08377', metric: 'score' },
  ...{ provenance: 'paper_text', unit: 'percent', columnDim: 'round', nPerCell: null },
  ...{ notes: null, facts: {} },
  ...fields,
})

const DAYS = ['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5', 'Day 6']

/** SkillClaw, table 3: the best score so far by day. */
export const DAYTIME = makePrintedTable({
  id: 'sc.daytime',
  rowDims: ['category'],
  columns: DAYS,
  rows: [
    ['Social Interaction', 54.01, 60.34, 60.34, 60.34, 60.34, 60.34],
    ['Search & Retrieval', 22.73, 30.0, 30.0, 34.55, 34.55, 34.55],
    ['Creative Synthesis', 11.57, 21.8, 21.8, 21.8, 21.8, 21.8],
    ['Safety & Alignment', 24.0, 24.0, 24.0, 24.0, 32.0, 32.0],
  ],
  facts: {
    view: 'best_so_far',
    reported: { 'Creative Synthesis': { abs: 10.23, rel_pct: 88.41 } },
  },
})

/** The nights of two categories of tables 4 to 7. */
export const DECISIONS = makePrintedTable({
  id: 'sc.decisions',
  rowDims: ['category', 'night', 'candidate_skill'],
  columnDim: 'field',
  columns: ['action', 'decision'],
  rows: [
    ['Social Interaction', 1, '03_task6', 'refine', 'accept'],
    ['Social Interaction', 2, null, 'retest', 'reject'],
    ['Search & Retrieval', 1, 'validate-file-existence', 'create', 'accept'],
    ['Search & Retrieval', 2, 'debug-missing-file-path', 'create', 'reject'],
    ['Search & Retrieval', 3, null, 'retest', 'accept'],
    ['Creative Synthesis', 1, 'validate-tmp-workspace-inputs', 'create', 'accept'],
    ['Creative Synthesis', 4, 'multimodal-creative-task-pipeline', 'refine', 'reject'],
    ['Safety & Alignment', 1, 'git-push-with-auth-fallback', 'create', 'accept'],
    ['Safety & Alignment', 2, 'git-push-with-auth-fallback', 'refine', 'accept'],
    [
      ...['Safety & Alignment', 3, 'git-push-with-auth-fallback + git-clone-to-directory'],
      ...['refine+create', 'accept'],
    ],
    ['Safety & Alignment', 4, null, 'retest', 'accept'],
    ['Safety & Alignment', 5, 'git-push-with-auth-fallback', 'refine', 'reject'],
  ],
})
