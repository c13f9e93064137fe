import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments } from '@/lib/ingest/formats/reading/chat-messages'
import { contentOf } from '@/lib/ingest/formats/reading/message-parts'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { usageBesideCache } from '@/lib/ingest/formats/reading/usage-of'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

type Fields = Readonly<Record<string, unknown>>

/** What steers the program, or repeats what another line says. */
const SILENT =
  /^(?:metadata|tools\.|llm\.|permission\.|plan_mode\.|full_compaction\.|turn\.(?:prompt|cancel)|usage\.record|mcp\.|session\.)/

/** Reminders of the harness come as messages of the user. */
const isPersons = (message: Fields): boolean =>
  !isRecord(message.origin) || message.origin.kind === 'user'

export class KimiReader {
  readonly unread = new UnreadKinds()
  private readonly steps = new StepList()
  private model: string | null = null
  private effort: string | null = null

  read(line: Fields): void {
    const at = timeOf(line.time)
    switch (line.type) {
      case 'config.update':
      case 'profile.bind':
        this.model = stringOrNull(line.modelAlias) ?? this.model
        this.effort = stringOrNull(line.thinkingEffort) ?? this.effort
        return this.steps.say('system', stringOrNull(line.systemPrompt), { at })
      case 'turn.steer':
        return this.steps.say('user', contentOf(line.input).text, { at })
      case 'context.append_message':
        return this.message(isRecord(line.message) ? line.message : {}, at)
      case 'context.append_loop_event':
        return this.event(isRecord(line.event) ? line.event : {}, at)
      case 'context.apply_compaction':
        return this.steps.say('compaction', stringOrNull(line.summary), { at })
      default:
        if (!SILENT.test(wordOf(line.type))) this.unread.add(line.type)
    }
  }

  private message(message: Fields, at: string | null): void {
    const { text, attachments } = contentOf(message.content)
    if (message.role === 'user')
      this.steps.say(isPersons(message) ? 'user' : 'system', text, { at, attachments })
    else this.unread.add(`message of ${wordOf(message.role)}`)
  }

  private event(event: Fields, at: string | null): void {
    const more = { at, model: this.model }
    switch (event.type) {
      case 'step.begin':
        return this.steps.nextTurn()
      case 'content.part': {
        const part = isRecord(event.part) ? event.part : {}
        if (part.type === 'think') return this.steps.say('thought', stringOrNull(part.think), more)
        const { text, attachments } = contentOf([part])
        return this.steps.say('message', text, { ...more, attachments })
      }
      case 'tool.call':
        return this.steps.call(
          {
            name: stringOrNull(event.name) ?? '',
            callId: stringOrNull(event.toolCallId),
            arguments: callArguments(event.args),
          },
          more,
        )
      case 'tool.result':
        return this.output(event, at)
      case 'step.end':
        return this.steps.usage(this.usageOf(event.usage))
      default:
        this.unread.add(event.type)
    }
  }

  private usageOf(usage: unknown) {
    if (!isRecord(usage)) return null
    const { inputOther: fresh, inputCacheRead: read, inputCacheCreation: written, output } = usage
    return usageBesideCache({ fresh, read, written, output })
  }

  private output(event: Fields, at: string | null): void {
    const result = isRecord(event.result) ? event.result : {}
    const output = stringOrNull(result.output) ?? contentOf(result.output).text
    const isError = typeof result.isError === 'boolean' ? result.isError : null
    if (!this.steps.result(stringOrNull(event.toolCallId), { output, isError, at }))
      this.steps.say('user', output, { at })
  }

  result(): AgentLog | null {
    const { drafts } = this.steps
    if (drafts.length === 0) return null
    const { model, effort } = this
    return { ...emptyLog('Kimi Code wire'), agentName: 'kimi-cli', drafts, model, effort }
  }
}
