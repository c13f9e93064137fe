import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import type { TrialPhase, VerifierCheck } from '@/lib/domain/new-trial'
import {
  emptyLog,
  joinEndings,
  usageOfLog,
  type AgentLog,
} from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { draftStep, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { readTrialLogs } from './trial-logs'
import { readPhases, type HarborStepResult } from './trial-result'
import { readChecks } from './read-verifier'

// Newer Harbor runs a task in steps: `step_results[]` in result.json, each with its logs and its
// verifier in `steps/<name>/`. Together they are one trial.

/** One step of a trial: its folder may be missing, or its result. */
export interface TrialStep {
  readonly name: string
  readonly result: HarborStepResult | null
}

/** The steps in the order they ran, as result.json has it; folders it does not name come after. */
export const orderSteps = (
  reader: BundleReader,
  base: string,
  results: readonly HarborStepResult[],
): TrialStep[] => {
  const start = `${base}steps/`
  const folders = new Set(
    reader
      .paths(/(?:^|\/)steps\/[^/]+\//)
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length).split('/')[0]!),
  )
  const named = results.map((result, at) => ({
    name: result.step_name ?? `step ${at + 1}`,
    result,
  }))
  const known = new Set(named.map(({ name }) => name))
  const others = [...folders].filter((name) => !known.has(name)).sort()
  return [...named, ...others.map((name) => ({ name, result: null }))]
}

const span = (own: readonly TrialPhase[]): TrialPhase => {
  const durations = own.flatMap(({ durationMs }) => durationMs ?? [])
  return {
    name: own[0]!.name,
    startedAt: own[0]!.startedAt,
    finishedAt: own.at(-1)!.finishedAt,
    durationMs:
      durations.length === own.length ? durations.reduce((sum, one) => sum + one, 0) : null,
  }
}

/** The trial's own phases, and those of its steps as one phase each: from the first to the last. */
export const joinPhases = (
  whole: readonly TrialPhase[],
  steps: readonly TrialStep[],
): TrialPhase[] => {
  const known = new Set(whole.map(({ name }) => name))
  const byName = new Map<string, TrialPhase[]>()
  for (const phase of steps.flatMap(({ result }) => (result ? readPhases(result) : []))) {
    if (known.has(phase.name)) continue
    byName.set(phase.name, [...(byName.get(phase.name) ?? []), phase])
  }
  return [...whole, ...[...byName.values()].map(span)]
}

/** What the logs and verifiers of all steps say, one after the other, each begun by its name. */
export const readSteps = async (
  reader: BundleReader,
  base: string,
  steps: readonly TrialStep[],
): Promise<{ log: AgentLog | null; checks: VerifierCheck[] }> => {
  const checks: VerifierCheck[] = []
  const logs: AgentLog[] = []
  const drafts: StepDraft[] = []
  for (const { name } of steps) {
    const folder = `${base}steps/${name}/`
    for (const check of await readChecks(reader, folder))
      checks.push({ ...check, name: `${name}: ${check.name}` })
    if (reader.paths(/./).every((path) => !path.startsWith(folder))) continue
    const log = await readTrialLogs(reader, folder)
    if (log === null) continue
    logs.push(log)
    drafts.push(draftStep('system', null, `Step “${name}” of the task`), ...log.drafts)
  }
  const first = logs[0]
  if (first === undefined) {
    reader.note('trajectory_missing', base.slice(0, -1), 'no log of the agent in any step')
    return { log: null, checks }
  }
  return { log: { ...joinLogs(first, logs), drafts }, checks }
}

const joinLogs = (first: AgentLog, logs: readonly AgentLog[]): AgentLog => ({
  ...emptyLog(first.form),
  totals: sumUsage(logs.map(usageOfLog)),
  model: logs.find(({ model }) => model !== null)?.model ?? null,
  effort: logs.find(({ effort }) => effort !== null)?.effort ?? null,
  agentName: first.agentName,
  agentVersion: first.agentVersion,
  sightings: logs.flatMap(({ sightings }) => sightings),
  failures: logs.flatMap(({ failures }) => failures),
  ending: joinEndings(logs),
  sessionId: first.sessionId,
  readers: [...new Set(logs.flatMap(({ readers }) => readers))],
})
