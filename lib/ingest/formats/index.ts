import type { Container, Format } from './container'
import { benchflow } from './containers/benchflow'
import { harbor } from './containers/harbor'
import { loose } from './containers/loose'
import { publishedTables } from './containers/published-tables'
import { skillCreator } from './containers/skill-creator'
import { taskFolder } from './containers/task-folder'

/** All formats of trials, most specific first: the first to claim a file has it. */
export const CONTAINERS: readonly Container[] = [benchflow, harbor, taskFolder, skillCreator, loose]

/** All formats that a delivery may have, those without trials too. */
export const FORMATS: readonly Format[] = [publishedTables, ...CONTAINERS]
