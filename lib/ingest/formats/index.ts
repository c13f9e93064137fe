import type { Container, Format } from '@/lib/ingest/formats/reading/container-format'
import { agentSkillEval } from '@/lib/ingest/formats/containers/agent-skill-eval'
import { benchflow } from '@/lib/ingest/formats/containers/benchflow'
import { copilotSkillEval } from '@/lib/ingest/formats/containers/copilot-skill-eval'
import { harbor } from '@/lib/ingest/formats/containers/harbor'
import { inspect } from '@/lib/ingest/formats/containers/inspect'
import { masaLibrary } from '@/lib/ingest/formats/containers/masa-library'
import { mapped } from '@/lib/ingest/formats/containers/mapped'
import { loose } from '@/lib/ingest/formats/containers/loose'
import { opencodeStorage } from '@/lib/ingest/formats/containers/opencode-storage'
import { openhandsOutput } from '@/lib/ingest/formats/containers/openhands-output'
import { otlp } from '@/lib/ingest/formats/containers/otlp'
import { promptfoo } from '@/lib/ingest/formats/containers/promptfoo'
import { publishedTables } from '@/lib/ingest/formats/containers/published-tables'
import { searchTree } from '@/lib/ingest/formats/containers/search-tree'
import { skillclaw } from '@/lib/ingest/formats/containers/skillclaw'
import { skillCreator } from '@/lib/ingest/formats/containers/skill-creator'
import { skilllearnbench } from '@/lib/ingest/formats/containers/skilllearnbench'
import { skillCost } from '@/lib/ingest/formats/containers/skill-cost'
import { skillscopeExport } from '@/lib/ingest/formats/containers/skillscope-export'
import { skillFactory } from '@/lib/ingest/formats/containers/skillfactory'
import { sweBenchPreds } from '@/lib/ingest/formats/containers/swe-bench-preds'
import { taskFolder } from '@/lib/ingest/formats/containers/task-folder'
import { trialTable } from '@/lib/ingest/formats/containers/trial-table'
import { tau2 } from '@/lib/ingest/formats/containers/tau2'
import { tauBench } from '@/lib/ingest/formats/containers/tau-bench'
import { terminalBench } from '@/lib/ingest/formats/containers/terminal-bench'
import { triggerEvals } from '@/lib/ingest/formats/containers/trigger-evals'
import { vskill } from '@/lib/ingest/formats/containers/vskill'
import { waza } from '@/lib/ingest/formats/containers/waza'

/** All formats of trials, most specific first: the first to claim a file has it. */
export const CONTAINERS: readonly Container[] = [
  skillscopeExport,
  // First of others' formats: what a person says of a folder wins over what it looks like.
  mapped,
  benchflow,
  harbor,
  terminalBench,
  taskFolder,
  vskill,
  agentSkillEval,
  waza,
  copilotSkillEval,
  searchTree,
  skillclaw,
  skilllearnbench,
  masaLibrary,
  skillCreator,
  triggerEvals,
  skillCost,
  promptfoo,
  tauBench,
  tau2,
  sweBenchPreds,
  openhandsOutput,
  skillFactory,
  inspect,
  otlp,
  opencodeStorage,
  // Before logs that lie alone: a row may hold messages of a chat.
  trialTable,
  loose,
]

/** All formats that a delivery may have, those without trials too. */
export const FORMATS: readonly Format[] = [publishedTables, ...CONTAINERS]
