import type { Container, Format } from './container'
import { agentSkillEval } from './containers/agent-skill-eval'
import { benchflow } from './containers/benchflow'
import { copilotSkillEval } from './containers/copilot-skill-eval'
import { harbor } from './containers/harbor'
import { loose } from './containers/loose'
import { promptfoo } from './containers/promptfoo'
import { publishedTables } from './containers/published-tables'
import { skillCreator } from './containers/skill-creator'
import { sweBenchPreds } from './containers/swe-bench-preds'
import { taskFolder } from './containers/task-folder'
import { tauBench } from './containers/tau-bench'
import { vskill } from './containers/vskill'
import { waza } from './containers/waza'

/** All formats of trials, most specific first: the first to claim a file has it. */
export const CONTAINERS: readonly Container[] = [
  benchflow,
  harbor,
  taskFolder,
  vskill,
  agentSkillEval,
  waza,
  copilotSkillEval,
  skillCreator,
  promptfoo,
  tauBench,
  sweBenchPreds,
  loose,
]

/** All formats that a delivery may have, those without trials too. */
export const FORMATS: readonly Format[] = [publishedTables, ...CONTAINERS]
