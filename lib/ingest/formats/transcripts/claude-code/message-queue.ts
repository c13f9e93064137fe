import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf, type Content } from '@/lib/ingest/formats/reading/content-parts'
import { draftStep, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'

// What a person (or a background command) says while the agent works waits in a queue. What is
// taken out at the end of a turn becomes a message of its own. What the agent gets in the middle of
// a turn stands in an attachment, and in older versions in the queue alone: it was `remove`d.

/** Notices of the harness are no words of a person. */
const isNotice = (text: string): boolean => /^\s*<[\w-]+notification\b/.test(text)

const step = ({ text, attachments }: Content, turn: number, at: string | null): StepDraft =>
  draftStep(isNotice(text) ? 'system' : 'user', turn, text, { at, attachments })

export class MessageQueue {
  private waiting: string[] = []
  private first = 0
  private readonly delivered = new Set<string>()

  /** The step of a message that this line hands to the agent in the middle of a turn; else null. */
  read(value: Record<string, unknown>, turn: number): StepDraft | null {
    const at = stringOrNull(value.timestamp)
    if (value.type === 'queue-operation') {
      const text = this.operation(value)
      return text === null ? null : this.deliver({ text, attachments: [] }, turn, at)
    }
    const attachment = isRecord(value.attachment) ? value.attachment : {}
    if (attachment.type !== 'queued_command') return null
    return this.deliver(contentOf(attachment.prompt), turn, at)
  }

  /** The same message may be told by the queue and by an attachment. */
  private deliver(content: Content, turn: number, at: string | null): StepDraft | null {
    const isKnown = this.delivered.delete(content.text)
    if (isKnown || (content.text === '' && content.attachments.length === 0)) return null
    this.delivered.add(content.text)
    return step(content, turn, at)
  }

  private operation(value: Record<string, unknown>): string | null {
    switch (value.operation) {
      case 'enqueue':
        this.waiting.push(stringOrNull(value.content) ?? '')
        return null
      case 'dequeue':
        this.take()
        return null
      case 'remove':
        return this.take() || null
      case 'popAll':
        this.waiting = []
        this.first = 0
    }
    return null
  }

  private take(): string | undefined {
    const text = this.waiting[this.first]
    if (text !== undefined) this.first += 1
    return text
  }
}
