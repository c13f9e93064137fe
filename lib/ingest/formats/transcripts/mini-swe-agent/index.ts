import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { usageWithCache } from '@/lib/ingest/formats/reading/usage-of'
import { MiniMessages } from './mini-messages'

// mini-swe-agent (github.com/SWE-agent/mini-swe-agent): *.traj.json of versions 1 and 2, {info, messages,
// trajectory_format}, and the bare list of messages of earlier ones; Harbor keeps one as
// agent/mini-swe-agent.trajectory.json. What we lose: templates of the configuration, the submitted
// patch (it is the agent's last output), raw replies of the provider.

const NAME = /(?:\.traj|(?:^|\/)mini-swe-agent(?:\.trajectory)?)\.json$/
const FIELDS = /"(?:mini_version|trajectory_format|instance_cost|agent_type)"\s*:|mini-?swe-?agent/

const recognises = (path: string, head: string): boolean => {
  if (/^\ufeff?\s*\[\s*\{\s*"role"\s*:/.test(head)) return NAME.test(path)
  return (
    /^\ufeff?\s*\{\s*"(?:info|messages|trajectory_format)"\s*:/.test(head) &&
    (NAME.test(path) || FIELDS.test(head))
  )
}

const readValue = (value: unknown): AgentLog | null => {
  const held = isRecord(value) ? value : { messages: value }
  const info = isRecord(held.info) ? held.info : {}
  const stats = isRecord(info.model_stats) ? info.model_stats : {}
  const config = isRecord(info.config) ? info.config : {}
  const model = isRecord(config.model) ? stringOrNull(config.model.model_name) : null
  const messages = new MiniMessages()
  for (const one of Array.isArray(held.messages) ? held.messages : [])
    if (isRecord(one)) messages.add(one)
  const { drafts } = messages.chat.steps
  if (drafts.length === 0) return null
  const exit = stringOrNull(info.exit_status)
  const costUsd = stats.instance_cost
  const own = messages.totals
  return {
    ...emptyLog('mini-swe-agent'),
    agentName: 'mini-swe-agent',
    agentVersion: stringOrNull(info.mini_version),
    drafts,
    totals: usageWithCache({ ...own, costUsd }) ?? {
      ...{ input: null, cached: null, output: null },
      costUsd: typeof costUsd === 'number' && costUsd > 0 ? costUsd : null,
    },
    model: model ?? messages.model,
    failures: exit === null || exit === 'Submitted' ? [] : [exit],
  }
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  for (const path of paths) {
    const log = readValue(await bundle.json(path))
    if (log === null) continue
    for (const other of paths)
      if (other !== path && !bundle.wasRead(other))
        bundle.note(
          'trajectory_incomplete',
          other,
          'another run of mini-swe-agent; it was not read',
        )
    return log
  }
  return null
}

export const miniSweAgent: Transcript = {
  format: 'mini-swe-agent',
  label: 'mini-swe-agent',
  version: 1,
  mayBe: (path) => /\.json$/.test(path),
  recognises,
  read,
}
