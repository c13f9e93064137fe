import type { NewTrial, SkillUse, VerifierCheck } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { Step, ToolCall } from '@/lib/domain/step'
import { cutDeep, MAX_DEPTH } from '@/lib/ingest/formats/reading/cut-deep'
import { detachData } from './detach-data'
import type { SecretRedactor } from './redact-secrets'

const maybe = (redactor: SecretRedactor, text: string | null): string | null =>
  text === null ? null : redactor.text(text)

const redactTool = (redactor: SecretRedactor, tool: ToolCall): ToolCall => ({
  ...tool,
  arguments: redactor.json(tool.arguments),
  command: maybe(redactor, tool.command),
  path: maybe(redactor, tool.path),
  output: maybe(redactor, tool.output),
})

const redactStep = (redactor: SecretRedactor, step: Step): Step => ({
  ...step,
  text: redactor.text(step.text),
  tool: step.tool && redactTool(redactor, step.tool),
  attachments: step.attachments.map((one) => ({ ...one, name: redactor.text(one.name) })),
})

const redactUse = (redactor: SecretRedactor, use: SkillUse): SkillUse => ({
  ...use,
  facts: {
    offered: maybe(redactor, use.facts.offered),
    loaded: maybe(redactor, use.facts.loaded),
    read: maybe(redactor, use.facts.read),
    executed: maybe(redactor, use.facts.executed),
  },
})

/** Steps whose arguments can be walked by all that follows, and what had to be cut for it. */
function withoutDeepArguments({ steps, sources }: NewTrial) {
  const problems: LogProblem[] = []
  const cut = steps.map((step): Step => {
    if (!step.tool) return step
    let isCut = false
    const args = cutDeep(step.tool.arguments, () => (isCut = true))
    if (!isCut) return step
    const detail = `arguments of step ${step.number} are nested deeper than ${MAX_DEPTH} levels; what lies deeper was not read`
    problems.push({ code: 'invalid_json', file: sources[0]?.path ?? '', detail })
    return { ...step, tool: { ...step.tool, arguments: args } }
  })
  return problems.length === 0 ? { steps, problems } : { steps: cut, problems }
}

/**
 * A trial without secrets in anything that is stored of it, with the counts. Configs first: what a
 * secret-named field holds there is also taken out of the texts.
 */
export const redactTrial = (trial: NewTrial, redactor: SecretRedactor): NewTrial => {
  const attributes = redactor.json(cutDeep(trial.attributes)) as NewTrial['attributes']
  const { steps, problems } = withoutDeepArguments(trial)
  const clean = {
    ...trial,
    attributes,
    exceptionMessage: maybe(redactor, trial.exceptionMessage),
    status: { ...trial.status, evidence: maybe(redactor, trial.status.evidence) },
    condition: { ...trial.condition, evidence: maybe(redactor, trial.condition.evidence) },
    checks: trial.checks.map((check): VerifierCheck => ({
      ...check,
      message: maybe(redactor, check.message),
    })),
    skillUses: trial.skillUses.map((use) => redactUse(redactor, use)),
    steps: steps.map((step) => redactStep(redactor, detachData(step))),
    ...(trial.spans
      ? { spans: trial.spans.map((span) => ({ ...span, data: redactor.json(span.data) })) }
      : {}),
    problems: [...trial.problems, ...problems].map((problem): LogProblem => ({
      ...problem,
      detail: redactor.text(problem.detail),
    })),
  }
  return { ...clean, redactions: redactor.counts() }
}
