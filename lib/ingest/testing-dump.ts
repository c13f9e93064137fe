import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { NewSkillVersion, NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import { countSteps, type Step } from '@/lib/domain/step'

// A parsed delivery as text that a person can check against the log.

const short = (text: string, length = 90): string =>
  JSON.stringify(text.length > length ? `${text.slice(0, length)}…` : text)

const stepLine = (step: Step): string => {
  const { tool, usage } = step
  const parts: (string | false | null)[] = [
    `${step.number}.`,
    step.turn === null ? null : `turn ${step.turn}`,
    step.agent && `[${step.agent}]`,
    step.isCopied && '(copied)',
    step.isAbandoned === true && '(abandoned)',
    step.kind,
    step.text !== '' && short(step.text),
    tool && `${tool.name} <${tool.category}>`,
    tool && short(tool.command ?? tool.path ?? JSON.stringify(tool.arguments)),
    tool && `→ ${tool.output === null ? 'no output' : short(tool.output, 50)}`,
    tool && tool.exitCode !== null && `exit ${tool.exitCode}`,
    tool && tool.isError !== null && (tool.isError ? 'failed' : 'fine'),
    usage && `tokens ${usage.input}/${usage.cached}/${usage.output} $${usage.costUsd}`,
    step.durationMs !== null && `took ${step.durationMs} ms`,
    step.attachments.length > 0 &&
      step.attachments.map((one) => `{${one.kind} ${one.name}}`).join(),
    step.skillMarks.map((mark) => `#${mark.fact}:${mark.skill}`).join(' ') || null,
  ]
  return `    ${parts.filter(Boolean).join(' ')}`
}

const problemLine = (problem: LogProblem): string =>
  `  ! ${problem.code} ${problem.file}${problem.line ? `:${problem.line}` : ''} (${problem.detail})`

/** A trial as lines. */
export const dumpTrial = (trial: NewTrial): string => {
  const { condition, status } = trial
  const lines = [
    `trial ${trial.taskName} / ${trial.trialName} of job ${trial.jobName}`,
    `  id ${trial.logId} (${trial.logIdSource})`,
    `  ${trial.harness} ${trial.harnessVersion} · ${trial.model} (logged ${trial.modelAsLogged}) · effort ${trial.effort}`,
    `  condition ${condition.key} "${condition.label}" ${condition.source} by ${condition.rule}: ${condition.evidence}; claimed ${condition.claimed}`,
    `  status ${status.status} by ${status.rule}: ${status.evidence}${status.step ? ` (step ${status.step})` : ''} · reward ${trial.reward}`,
    `  tokens ${trial.tokensIn}/${trial.tokensCached}/${trial.tokensOut} $${trial.costUsd} · ${trial.durationMs} ms · ${trial.phases.map((phase) => `${phase.name} ${phase.durationMs}`).join(', ')}`,
    ...trial.checks.map(
      (check) =>
        `  check ${check.status} ${check.name} ${check.durationMs} ms ${check.message ?? ''}`,
    ),
    ...trial.skillUses.map(
      (use) => `  skill ${use.skill}: ${JSON.stringify(use.facts)} first read ${use.firstReadStep}`,
    ),
    `  redactions ${JSON.stringify(trial.redactions)}`,
    `  attributes ${JSON.stringify(trial.attributes)}`,
    ...(trial.choices ?? []).map(
      ({ what, chosen, options }) =>
        `  chose ${what} ${chosen} of ${options.map(({ name, reward }) => `${name} ${reward}`).join(', ')}`,
    ),
    `  steps ${trial.hasTrajectory ? countSteps(trial.steps) : 'no trajectory'}`,
    ...trial.steps.map(stepLine),
    ...trial.problems.map(problemLine),
  ]
  return lines.join('\n')
}

const dumpTask = (task: NewTask): string =>
  [
    `task ${task.name}: ${task.category} → ${task.domain}, ${task.difficulty}, tags ${task.tags.join()}`,
    `  skills ${task.skillCount}, tokens ${task.skillTokens}, files ${task.skillFiles}, scripts ${task.skillScripts}`,
    ...(task.skills ?? []).map(
      (skill) =>
        `  skill ${skill.name}: ${skill.description}; ${skill.tokens} tokens, ${skill.bytes} bytes, ${skill.files.map((file) => file.path).join()}`,
    ),
  ].join('\n')

const dumpVersion = ({ skill, parentHash, author }: NewSkillVersion): string =>
  `version ${skill.name} ${skill.contentHash} of ${parentHash} by ${author === null ? 'unknown' : `${author.kind} ${author.model}`}: ${skill.description}; ${skill.tokens} tokens, ${skill.files.map((file) => file.path).join()}`

const dumpEvent = ({ kind, key, skill, version, round, at, body }: EvolutionEvent): string =>
  `${kind} ${key}: ${skill} ${version}, after round ${round}, ${at} ${JSON.stringify(body)}`

/** Everything that was read, as text. */
export const dumpDelivery = (read: {
  readonly trials: readonly NewTrial[]
  readonly tasks: readonly NewTask[]
  readonly versions: readonly NewSkillVersion[]
  readonly events: readonly EvolutionEvent[]
  readonly problems: readonly LogProblem[]
}): string => {
  const lines = [
    ...read.trials.map(dumpTrial),
    ...read.tasks.map(dumpTask),
    ...read.versions.map(dumpVersion),
    ...read.events.map(dumpEvent),
    ...read.problems.map(problemLine),
  ]
  return `${lines.join('\n')}\n`
}
