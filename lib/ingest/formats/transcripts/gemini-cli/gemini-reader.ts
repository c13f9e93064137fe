import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf } from '@/lib/ingest/formats/reading/message-parts'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { usageWithCache } from '@/lib/ingest/formats/reading/usage-of'

type Fields = Readonly<Record<string, unknown>>

const add = (one: unknown, other: unknown): unknown =>
  typeof one === 'number' && typeof other === 'number' ? one + other : (one ?? other)

/** `tokens`: thoughts are written by the model too, and are counted beside the output. */
const usageOf = (tokens: unknown): Usage | null =>
  isRecord(tokens)
    ? usageWithCache({
        // What tools put into the prompt is counted beside it, and sent to the model as well.
        input: add(tokens.input, tokens.tool),
        cached: tokens.cached,
        output: add(tokens.output, tokens.thoughts),
      })
    : null

const thoughtText = (thought: Fields): string =>
  [stringOrNull(thought.subject), stringOrNull(thought.description)].filter(Boolean).join(': ')

/** What tools gave back: the `output` or `error` of their function responses, else other text. */
const resultOf = (call: Fields): string | null => {
  const parts = Array.isArray(call.result) ? call.result : [call.result]
  const texts = parts.flatMap((part) => {
    if (!isRecord(part)) return typeof part === 'string' ? [part] : []
    const response = isRecord(part.functionResponse) ? part.functionResponse.response : null
    if (!isRecord(response)) return stringOrNull(part.text) ?? []
    const said = stringOrNull(response.output) ?? stringOrNull(response.error)
    return [said ?? JSON.stringify(response)]
  })
  return texts.length > 0 ? texts.join('\n') : stringOrNull(call.resultDisplay)
}

export class GeminiReader {
  readonly unread = new UnreadKinds()
  /** Messages that a `$rewindTo` took back. */
  takenBack = 0
  private readonly messages = new Map<string, Fields>()
  private readonly spent = new Map<string, Usage>()
  private session: Fields = {}

  /** A whole session, or one line of one. */
  line(value: Fields): void {
    if (typeof value.$rewindTo === 'string') this.rewind(value.$rewindTo)
    else if (typeof value.id === 'string' && typeof value.type === 'string') this.message(value)
    else {
      const patch = isRecord(value.$set) ? value.$set : value
      this.session = { ...this.session, ...patch, messages: null }
      const list = Array.isArray(patch.messages) ? patch.messages : []
      // What a compression leaves of the context: the messages themselves were told before.
      if (this.messages.size > 0 && list.length > 0) this.unread.add('$set messages')
      else for (const one of list) if (isRecord(one)) this.message(one)
    }
  }

  private message(value: Fields): void {
    const id = stringOrNull(value.id) ?? `message ${this.messages.size}`
    this.messages.set(id, value)
    const usage = usageOf(value.tokens)
    if (usage) this.spent.set(id, usage)
  }

  /** The target goes too; where it is unknown, all of them. */
  private rewind(id: string): void {
    const ids = [...this.messages.keys()]
    const gone = ids.slice(Math.max(0, ids.indexOf(id)))
    for (const one of gone) this.messages.delete(one)
    this.takenBack += gone.length
  }

  private steps(): StepList {
    const steps = new StepList()
    for (const value of this.messages.values()) {
      const at = timeOf(value.timestamp)
      const { text, attachments } = contentOf(value.content ?? value.parts)
      switch (value.type) {
        case 'user':
          steps.say('user', text, { at, attachments })
          break
        case 'gemini':
        case 'model':
        case 'assistant':
          this.agent(steps, value, text, at)
          break
        case 'info':
        case 'warning':
          steps.say('system', text, { at })
          break
        case 'error':
          steps.say('error', text, { at })
          break
        default:
          this.unread.add(value.type)
      }
    }
    return steps
  }

  private agent(steps: StepList, value: Fields, text: string, at: string | null): void {
    const model = stringOrNull(value.model)
    steps.nextTurn()
    steps.usage(usageOf(value.tokens))
    for (const thought of Array.isArray(value.thoughts) ? value.thoughts.filter(isRecord) : [])
      steps.say('thought', thoughtText(thought), { at: timeOf(thought.timestamp) ?? at, model })
    steps.say('message', text, { at, model })
    for (const call of Array.isArray(value.toolCalls) ? value.toolCalls.filter(isRecord) : []) {
      const status = stringOrNull(call.status)
      steps.call(
        {
          name: stringOrNull(call.name) ?? '',
          callId: stringOrNull(call.id),
          // Parsed from JSON.
          arguments: (call.args ?? null) as Json,
          output: resultOf(call),
          isError: status === 'success' ? false : status === null ? null : true,
        },
        { at: timeOf(call.timestamp) ?? at, model },
      )
    }
  }

  get sessionId(): string | null {
    return stringOrNull(this.session.sessionId)
  }

  /** The call that started a sub-agent; null where none says so. */
  callOf(subagent: string | null): string | null {
    for (const { toolCalls } of this.messages.values())
      for (const call of Array.isArray(toolCalls) ? toolCalls.filter(isRecord) : [])
        if (subagent !== null && call.agentId === subagent) return stringOrNull(call.id)
    return null
  }

  result(): AgentLog | null {
    const { drafts } = this.steps()
    if (drafts.length === 0) return null
    const models = [...this.messages.values()].map(({ model }) => stringOrNull(model))
    const sum = (key: keyof Usage): number | null => {
      const known = [...this.spent.values()].flatMap((usage) => usage[key] ?? [])
      return known.length === 0 ? null : known.reduce((total, one) => total + one, 0)
    }
    return {
      ...emptyLog('Gemini CLI session'),
      agentName: 'gemini-cli',
      drafts,
      // Also what was taken back was paid for.
      totals: { input: sum('input'), cached: sum('cached'), output: sum('output'), costUsd: null },
      model: models.find((model) => model !== null) ?? null,
      failures: drafts.flatMap(({ kind, text }) => (kind === 'error' ? [text] : [])),
      sessionId: this.sessionId,
    }
  }
}
