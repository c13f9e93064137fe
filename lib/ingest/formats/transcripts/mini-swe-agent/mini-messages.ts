import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { contentOf } from '@/lib/ingest/formats/reading/message-parts'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { usageOfReply } from '@/lib/ingest/formats/reading/usage-of'

// Version 1 asks for one fenced block of bash a reply and gives its output as the next user's message,
// in <returncode> and <output>; version 2 calls a tool, and keeps what it ran in `extra.actions`.

type Fields = Readonly<Record<string, unknown>>

const BLOCK = /```(?:mswea_bash_command|bash|sh)[ \t]*\r?\n([\s\S]*?)\r?\n?```/g
const OBSERVED = /^\s*<returncode>(-?\d+)<\/returncode>\s*/

/** The one command of a reply, and the rest of it; with none or several nothing was run. */
const commandIn = (text: string): { command: string; rest: string } | null => {
  const blocks = [...text.matchAll(BLOCK)]
  const [block] = blocks
  if (blocks.length !== 1 || block === undefined) return null
  return { command: block[1]!, rest: text.replace(block[0], '').trim() }
}

const outputIn = (text: string): string => {
  const body = text.replace(OBSERVED, '')
  return /^<output>\n?([\s\S]*?)\n?<\/output>\s*$/.exec(body)?.[1] ?? body
}

export class MiniMessages {
  readonly chat = new ChatMessages()
  /** The sum of what the provider counted for each reply. */
  readonly totals = { input: 0, cached: 0, output: 0 }
  model: string | null = null
  private isOpen = false

  add(message: Fields): void {
    const extra = isRecord(message.extra) ? message.extra : {}
    const at = timeOf(extra.timestamp ?? message.timestamp)
    const { text } = contentOf(message.content)
    if (message.role === 'assistant') return this.reply(message, extra, text, at)
    const code = OBSERVED.exec(text)?.[1] ?? extra.returncode
    const exitCode = code === undefined || code === null ? null : Number(code)
    const isAnswer = this.isOpen && (exitCode !== null || /timed out/i.test(text.slice(0, 300)))
    if (message.role === 'user' && isAnswer) {
      const output = stringOrNull(extra.raw_output) ?? outputIn(text)
      this.chat.steps.result(null, { output, exitCode, at, isError: exitCode === null || null })
    } else if (message.role === 'tool')
      this.chat.add({ ...message, content: outputIn(text) }, { at })
    else if (message.role === 'exit') this.chat.steps.say('system', text, { at })
    else this.chat.add(message, { at })
    this.isOpen = false
  }

  private reply(message: Fields, extra: Fields, text: string, at: string | null): void {
    const response = isRecord(extra.response) ? extra.response : {}
    const usage = usageOfReply(response.usage)
    const model = stringOrNull(response.model)
    this.model ??= model
    this.totals.input += usage?.input ?? 0
    this.totals.cached += usage?.cached ?? 0
    this.totals.output += usage?.output ?? 0
    const found = Array.isArray(message.tool_calls) ? null : commandIn(text)
    this.chat.add({ ...message, content: found?.rest ?? message.content }, { at, model })
    if (found) {
      // A reply may be nothing but its command.
      if (found.rest === '') this.chat.steps.usage(usage)
      this.chat.steps.call({ name: 'bash', arguments: { command: found.command } }, { at, model })
    }
    this.chat.steps.usage(usage)
    this.isOpen = found !== null
  }
}
