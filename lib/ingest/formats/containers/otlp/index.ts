import type { Usage } from '@/lib/domain/step'
import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { filesByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type {
  Claim,
  Container,
  LogBundle,
  ReadItem,
} from '@/lib/ingest/formats/reading/container-format'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { isUniqueId, taskNameOf } from '@/lib/ingest/formats/containers/loose/name-task'
import { readSpan } from './gen-ai-spans'
import { recordsOf, textAt, type OtlpRecord } from './otlp-values'
import { readEvent, type SessionEvent } from './session-events'
import { tokenPoints, usageOfPoints, type TokenPoint } from './token-metrics'

// Telemetry in OTLP JSON, as the file exporter of a collector writes it (an export request a line) or as
// one document: events of Claude Code, Codex and Gemini CLI, metrics of their tokens, spans of GenAI. A
// session is a trial without task and reward. What we lose: texts that the program did not log, hooks,
// decisions about tools, spans of agents (they sum up those below), other metrics.

const HEAD = /^\ufeff?\s*\{\s*"resource(?:Spans|Logs|Metrics)"\s*:/

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The files of a folder together: a session may go on in the next, and its metrics lie in another. */
async function claim(files: readonly LogFile[]): Promise<Claim> {
  const own = await filesByHead(
    files,
    (path) => /\.(?:jsonl?|ndjson|log)$/.test(path),
    (head) => HEAD.test(head),
  )
  const folders = new Map<string, LogFile[]>()
  for (const file of own) {
    const root = folderOf(file.path)
    folders.set(root, [...(folders.get(root) ?? []), file])
  }
  const bundles = [...folders].map(([root, list]) => ({ root, files: list }))
  return { bundles, known: [], problems: [] }
}

type Signal = Exclude<OtlpRecord['kind'], 'metric'>

class Session {
  /** A program may send what it does as log records and as spans: each tells all of it. */
  readonly told: Readonly<Record<Signal, SessionEvent[]>> = { log: [], span: [] }
  readonly points: TokenPoint[] = []
  readonly services = new Map<string, string | null>()

  constructor(readonly id: string) {}

  usage(): Usage | null {
    // The same tokens are counted by log records, by spans and by metrics: once.
    for (const events of [this.told.log, this.told.span]) {
      const requests = events.flatMap(({ usage }) => usage ?? [])
      if (requests.length > 0) return sumUsage(requests)
    }
    return usageOfPoints(this.points)
  }

  /** Of the signal with more steps: each step of the other would stand there twice. */
  private events(): SessionEvent[] {
    const [logged, spans] = [inOrder(this.told.log), inOrder(this.told.span)]
    const isLonger = withoutRepeats(spans).length > withoutRepeats(logged).length
    return isLonger || logged.length === 0 ? spans : logged
  }

  log(): AgentLog {
    const events = this.events()
    const last = events.findLast(({ steps, usage }) => steps.length > 0 || usage !== null)
    const [name = null, version = null] = [...this.services][0] ?? []
    return {
      ...emptyLog('OpenTelemetry'),
      drafts: withoutRepeats(events),
      totals: this.usage(),
      model: [...events, ...this.told.log].find(({ model }) => model !== null)?.model ?? null,
      agentName: name,
      agentVersion: version,
      failures: events.flatMap(({ failure }) => failure ?? []),
      ending: last?.failure ? { failure: last.failure, event: 'api_error' } : null,
      sessionId: this.id,
    }
  }
}

const inOrder = (events: readonly SessionEvent[]): SessionEvent[] =>
  // Sorting keeps the order of events of one time.
  events.toSorted((a, b) =>
    (a.at ?? '') < (b.at ?? '') ? -1 : (a.at ?? '') > (b.at ?? '') ? 1 : 0,
  )

/** A request repeats the conversation before it: what was said is a step once, what is new another. */
function withoutRepeats(events: readonly SessionEvent[]): AgentLog['drafts'] {
  const said = new Set<string>()
  return events.flatMap(({ steps, repeatsConversation }) => {
    const times = new Map<string, number>()
    const isNew = ({ kind, text }: StepDraft): boolean => {
      if (kind === 'error') return true
      const key = JSON.stringify([kind, text])
      const time = (times.get(key) ?? 0) + 1
      times.set(key, time)
      const place = `${time} ${key}`
      return !said.has(place) && Boolean(said.add(place))
    }
    const own = repeatsConversation ? steps.filter(isNew) : steps
    return own.map((step) => (isAgents(step) ? { ...step, turn: step.turn ?? 1 } : step))
  })
}

const isAgents = ({ kind }: StepDraft) => kind !== 'user' && kind !== 'system'

const AGENTS: Readonly<Record<string, string>> = {
  codex_cli_rs: 'codex',
  codex_exec: 'codex',
}

const sessionOf = ({ value, attributes }: OtlpRecord): string | null =>
  textAt(attributes, 'session.id', 'conversation.id', 'gen_ai.conversation.id') ??
  (typeof value.traceId === 'string' && value.traceId !== '' ? value.traceId : null)

class Telemetry {
  private readonly sessions = new Map<string, Session>()
  /** Records of agents that name no session. */
  nWithoutSession = 0

  add(record: OtlpRecord) {
    if (record.kind === 'metric') {
      for (const point of tokenPoints(record))
        if (point.session === null) this.nWithoutSession += 1
        else this.at(point.session, record).points.push(point)
      return
    }
    const event = record.kind === 'span' ? readSpan(record) : readEvent(record)
    if (event === null) return
    const id = sessionOf(record)
    if (id === null) this.nWithoutSession += 1
    else this.at(id, record).told[record.kind].push(event)
  }

  private at(id: string, { attributes }: OtlpRecord): Session {
    const session = this.sessions.get(id) ?? new Session(id)
    this.sessions.set(id, session)
    const service = textAt(attributes, 'gen_ai.agent.name', 'service.name')
    if (service !== null && !session.services.has(service)) {
      const version = textAt(attributes, 'app.version', 'service.version')
      session.services.set(Object.hasOwn(AGENTS, service) ? AGENTS[service]! : service, version)
    }
    return session
  }

  *all(): Generator<Session> {
    yield* this.sessions.values()
  }
}

function draftOf(session: Session, reader: BundleReader): TrialDraft {
  const file = reader.bundle.files[0]!.path
  return {
    taskName: taskNameOf(file.replace(/\.(?:log|ndjson)$/, '')),
    isTaskFromPlace: true,
    root: file,
    file,
    logId: isUniqueId(session.id) ? session.id : null,
    trialName: session.id.slice(0, 200),
    jobName: reader.bundle.root.split('/').at(-1) || null,
    condition: { folders: reader.bundle.root.split('/').filter(Boolean) },
    isTrajectoryOnly: true,
    log: session.log(),
    sources: reader.sources,
  }
}

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const telemetry = new Telemetry()
  for (const path of reader.paths(/./)) {
    const isOne = path.endsWith('.json') && !/^[^\n]*\}\s*\n\s*\{/.test(await reader.head(path))
    if (isOne) for (const record of recordsOf(await reader.json(path))) telemetry.add(record)
    else
      for await (const { value } of reader.eachJsonLine(path))
        for (const record of recordsOf(value)) telemetry.add(record)
  }
  let trials = 0
  for (const session of telemetry.all()) {
    trials += 1
    yield { kind: 'trial', draft: draftOf(session, reader) }
  }
  const { nWithoutSession } = telemetry
  if (nWithoutSession > 0)
    reader.note(
      'unexpected_shape',
      reader.paths(/./)[0] ?? '',
      `records of agents without a session.id or a trace, not read: ${nWithoutSession}`,
    )
  if (trials === 0 && reader.problems.length === 0)
    reader.note(
      'unexpected_shape',
      reader.paths(/./)[0] ?? '',
      'telemetry without a session of an agent that is known',
    )
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const otlp: Container = {
  format: 'otlp',
  label: 'OpenTelemetry of agents',
  version: 3,
  claim,
  read,
}
