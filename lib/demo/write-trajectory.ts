import type { DemoConfiguration } from './demo-configurations'
import type { Deed, Moment } from './moment'
import type { Random } from './random'

/** One step of an ATIF trajectory, as far as the demo fills it. */
interface AtifStep {
  step_id: number
  timestamp: string
  source: 'system' | 'user' | 'agent'
  message: string
  [field: string]: unknown
}

/** What the steps of a trajectory took. */
export interface TrajectoryUse {
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly costUsd: number
  readonly endedAt: number
}

export interface TrajectoryInput {
  readonly sessionId: string
  readonly agent: DemoConfiguration
  readonly system: string
  readonly prompt: string
  readonly moments: readonly Moment[]
  /** What the harness notes when the provider refuses the very first call. */
  readonly refusal: string | null
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** When the agent is stopped, for a trial that runs out of time. */
  readonly stoppedAt: number | null
}

const iso = (at: number) => new Date(at).toISOString()
const tokensOf = (text: string) => Math.ceil(text.length / 4)
const roundUsd = (usd: number) => Math.round(usd * 1e6) / 1e6

/** An ATIF v1.7 trajectory of a story, with times, tokens and cost. */
export function writeTrajectory(input: TrajectoryInput, random: Random) {
  const { agent, moments } = input
  const clock = makeClock(input, random)
  const steps: AtifStep[] = [
    { step_id: 1, timestamp: iso(input.startedAt), source: 'system', message: input.system },
    { step_id: 2, timestamp: iso(input.startedAt + 40), source: 'user', message: input.prompt },
  ]
  if (input.refusal !== null)
    steps.push({ step_id: 3, timestamp: iso(clock()), source: 'system', message: input.refusal })
  const use = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, costUsd: 0 }
  let context = tokensOf(input.system) + tokensOf(input.prompt) + 2400
  let known = 0
  for (const [index, moment] of moments.entries()) {
    const call = moment.deed && toolCall(moment.deed, agent, `call_${index + 1}`)
    const said = `${moment.thought ?? ''}${moment.says}${call ? JSON.stringify(call) : ''}`
    const output = tokensOf(said) + random.between(12, 60)
    const cost =
      ((context - known) * agent.price.input +
        known * agent.price.cached +
        output * agent.price.output) /
      1e6
    steps.push({
      step_id: index + 3,
      timestamp: iso(clock()),
      source: 'agent',
      model_name: agent.model,
      message: moment.says,
      ...(moment.thought ? { reasoning_content: moment.thought } : {}),
      ...(call
        ? {
            tool_calls: [call],
            observation: { results: [observation(moment, call.tool_call_id, agent)] },
          }
        : {}),
      metrics: metrics(context, known, output, cost),
    })
    use.inputTokens += context
    use.cachedTokens += known
    use.outputTokens += output
    use.costUsd += cost
    known = context
    context += output + tokensOf(moment.output ?? '')
  }
  const rounded = { ...use, costUsd: roundUsd(use.costUsd) }
  return { trajectory: envelope(input, steps, rounded), use: { ...rounded, endedAt: clock() } }
}

/** Times of the steps: a model call and a tool each; squeezed so that a stopped trial ends in time. */
function makeClock({ agent, moments, startedAt, stoppedAt }: TrajectoryInput, random: Random) {
  const [low, high] = agent.secondsPerCall
  const pauses = moments.map(
    () => (low + (high - low) * random.next() + 1.5 * random.next()) * 1000,
  )
  const total = pauses.reduce((sum, pause) => sum + pause, 0)
  const factor = stoppedAt ? (0.97 * (stoppedAt - startedAt)) / total : 1
  let at = startedAt + 40
  let next = 0
  return () => (at += Math.round((pauses[next++] ?? 800) * factor))
}

const metrics = (prompt: number, cached: number, output: number, costUsd: number) => ({
  prompt_tokens: prompt,
  completion_tokens: output,
  cached_tokens: cached,
  cost_usd: roundUsd(costUsd),
})

/** A shell harness tells the exit code in its text, the other in a field of its own. */
function observation({ output = '', exitCode }: Moment, id: string, agent: DemoConfiguration) {
  if (exitCode === undefined) return { source_call_id: id, content: output }
  return agent.tools === 'shell'
    ? { source_call_id: id, content: `${output}\n[Command exited with code ${exitCode}]` }
    : {
        source_call_id: id,
        content: output,
        extra: { exit_code: exitCode, is_error: exitCode !== 0 },
      }
}

function toolCall(deed: Deed, agent: DemoConfiguration, id: string) {
  const [name, args] = agent.tools === 'shell' ? ['shell', inShell(deed)] : asTool(deed)
  return { tool_call_id: id, function_name: name, arguments: args }
}

function asTool(deed: Deed): [string, Record<string, string>] {
  switch (deed.kind) {
    case 'run':
      return ['bash', { command: deed.command }]
    case 'read':
      return ['read_file', { path: deed.path }]
    case 'write':
      return ['write_file', { path: deed.path, content: deed.text }]
    case 'edit':
      return ['edit_file', { path: deed.path, old_text: deed.before, new_text: deed.after }]
  }
}

function inShell(deed: Deed): { command: string } {
  switch (deed.kind) {
    case 'run':
      return { command: deed.command }
    case 'read':
      return { command: `cat ${deed.path}` }
    case 'write':
      return {
        command: `mkdir -p $(dirname ${deed.path}) && cat > ${deed.path} <<'END'\n${deed.text}END`,
      }
    case 'edit':
      return {
        command: `python3 - <<'END'\np = '${deed.path}'\ns = open(p).read()\ns = s.replace(${JSON.stringify(deed.before)}, ${JSON.stringify(deed.after)})\nopen(p, 'w').write(s)\nEND`,
      }
  }
}

function envelope(input: TrajectoryInput, steps: AtifStep[], use: Omit<TrajectoryUse, 'endedAt'>) {
  return {
    schema_version: 'ATIF-v1.7',
    session_id: input.sessionId,
    agent: {
      name: input.agent.harness,
      version: input.agent.harnessVersion,
      model_name: input.agent.model,
    },
    steps,
    final_metrics: {
      total_prompt_tokens: use.inputTokens,
      total_completion_tokens: use.outputTokens,
      total_cached_tokens: use.cachedTokens,
      total_cost_usd: use.costUsd,
      total_steps: steps.length,
    },
  }
}
