import type { Contrast } from '@/lib/cells/contrast'
import type { ExperimentCells } from '@/lib/cells/experiment-cells'
import { headlineInParts, type Headline } from '@/lib/cells/make-headline'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { runInParts } from '@/lib/analysis/run-in-parts'

/** The headline of a contrast, in turns: others are answered while it is made. */
export const answerHeadline = (
  cells: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  question: Pick<ViewQuestion, 'uncertainty' | 'weighting'>,
): Promise<Headline> => runInParts(headlineInParts(cells, contrast, question))
