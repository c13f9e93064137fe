import type { Usage } from '@/lib/domain/step'
import { draftStep, toolCall, withOutput, type RawToolCall, type StepDraft } from './step-draft'
import { millisecondsBetween } from './times'

/** What came back from a call. */
export interface CallResult {
  readonly output: string | null
  readonly isError?: boolean | null
  readonly exitCode?: number | null
  readonly at?: string | null
  readonly attachments?: StepDraft['attachments']
}

/**
 * The steps of a log as they are read: what comes back finds its call, and the usage of a turn
 * stands on the first step that the agent made in it.
 */
export class StepList {
  readonly drafts: StepDraft[] = []
  private turn = 0
  private waiting: Usage | null = null
  private firstOfTurn: number | null = null
  private readonly calls = new Map<string, number>()

  /** The model is asked anew. */
  nextTurn(): void {
    this.turn += 1
    this.firstOfTurn = null
    this.waiting = null
  }

  /** Something said or thought; nothing is added where there is no text and nothing attached. */
  say(kind: StepDraft['kind'], text: string | null, more: Partial<StepDraft> = {}): void {
    const said = text ?? ''
    if (said.trim() === '' && !more.attachments?.length) return
    const isAgents = kind === 'thought' || kind === 'message'
    this.add(draftStep(kind, isAgents ? this.turn : null, said, more), isAgents)
  }

  call(raw: RawToolCall, more: Partial<StepDraft> = {}): void {
    if (raw.callId) this.calls.set(raw.callId, this.drafts.length)
    this.add(draftStep('tool', this.turn, '', { ...more, tool: toolCall(raw) }), true)
  }

  /** Whether a call of this id was seen. */
  hasCall(callId: string): boolean {
    return this.calls.has(callId)
  }

  /**
   * Gives a result to its call; to the last call that has none where the log names none. False
   * where there is no such call.
   */
  result(callId: string | null, result: CallResult): boolean {
    const place = callId === null ? this.lastOpenCall() : this.calls.get(callId)
    const draft = place === undefined ? undefined : this.drafts[place]
    if (place === undefined || !draft?.tool) return false
    this.drafts[place] = {
      ...draft,
      tool: withOutput(draft.tool, result.output, result.isError ?? null, result.exitCode ?? null),
      durationMs: draft.durationMs ?? millisecondsBetween(draft.at, result.at ?? null),
      attachments: [...draft.attachments, ...(result.attachments ?? [])],
    }
    return true
  }

  /** Tokens of the turn as it stands; a later telling of the same turn wins. */
  usage(usage: Usage | null): void {
    if (usage === null) return
    const place = this.firstOfTurn
    if (place === null) this.waiting = usage
    else this.drafts[place] = { ...this.drafts[place]!, usage }
  }

  private lastOpenCall(): number | undefined {
    const place = this.drafts.findLastIndex(({ tool }) => tool !== null)
    return place >= 0 && this.drafts[place]!.tool!.output === null ? place : undefined
  }

  private add(draft: StepDraft, isAgents: boolean): void {
    const isFirst = isAgents && this.firstOfTurn === null
    if (isFirst) this.firstOfTurn = this.drafts.length
    this.drafts.push(isFirst && this.waiting ? { ...draft, usage: this.waiting } : draft)
    if (isFirst) this.waiting = null
  }
}
