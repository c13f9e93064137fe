import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import {
  draftStep,
  toolCall,
  withOutput,
  type StepDraft,
} from '@/lib/ingest/formats/reading/step-draft'
import { momentOf } from '@/lib/ingest/formats/reading/times'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { readExchange, type Exchange } from './read-exchange'

// BenchFlow's trajectory/llm_trajectory.jsonl: every request to a model with its answer. Each request
// repeats the conversation before it, so a prompt is a step where it is new, and what a tool gave goes
// to its call. What we lose: headers, the lists of tools, the answers that were streamed and not kept.

const NAME = /(?:^|\/)llm_trajectory\.jsonl$/

class Conversation {
  readonly drafts: StepDraft[] = []
  private readonly prompts = new Set<string>()
  private readonly open = new Map<string, number>()
  private readonly answers = new Map<string, number>()
  private turn = 0

  add(exchange: Exchange) {
    this.ask(exchange)
    const { answeredAt: at, model, usage, thoughts, texts, calls } = exchange
    if (thoughts.length + texts.length + calls.length === 0) return
    this.turn += 1
    if (model !== null) this.answers.set(model, (this.answers.get(model) ?? 0) + 1)
    const first = this.drafts.length
    for (const text of thoughts)
      this.drafts.push(draftStep('thought', this.turn, text, { at, model }))
    for (const text of texts) this.drafts.push(draftStep('message', this.turn, text, { at, model }))
    for (const call of calls) {
      if (call.callId !== null) this.open.set(call.callId, this.drafts.length)
      this.drafts.push(draftStep('tool', this.turn, '', { at, model, tool: toolCall(call) }))
    }
    this.drafts[first] = { ...this.drafts[first]!, usage }
  }

  private ask({ prompts, outputs, askedAt: at }: Exchange) {
    for (const [callId, output] of outputs) {
      const place = this.open.get(callId)
      const draft = place === undefined ? undefined : this.drafts[place]
      if (place === undefined || !draft?.tool) continue
      this.open.delete(callId)
      this.drafts[place] = { ...draft, tool: withOutput(draft.tool, output) }
    }
    for (const { role, text } of prompts) {
      const key = `${role}\n${text}`
      if (!this.prompts.has(key)) this.drafts.push(draftStep(role, null, text, { at }))
      this.prompts.add(key)
    }
  }

  /** The model that answered most often: harnesses ask small ones for titles. */
  get model(): string | null {
    return [...this.answers].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
  }
}

/** Lines are written as answers come in; where each bears a time, in the order of asking. */
const inOrder = (exchanges: readonly Exchange[]): readonly Exchange[] => {
  const times = exchanges.map(({ askedAt, answeredAt }) => momentOf(askedAt ?? answeredAt))
  if (times.includes(null)) return exchanges
  return exchanges
    .map((exchange, index) => ({ exchange, time: times[index]! }))
    .sort((a, b) => a.time - b.time)
    .map(({ exchange }) => exchange)
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const exchanges: Exchange[] = []
  for (const path of paths)
    for await (const { value } of bundle.eachJsonLine(path)) exchanges.push(readExchange(value))
  if (exchanges.length === 0) return null
  const conversation = new Conversation()
  const ordered = inOrder(exchanges)
  for (const exchange of ordered) conversation.add(exchange)
  // A request that failed was mostly sent again; only the last one ended the run.
  const end = ordered.at(-1)?.failure ?? null
  return {
    ...emptyLog('requests to a model'),
    drafts: conversation.drafts,
    model: conversation.model,
    failures: end === null ? [] : [end],
  }
}

export const llmRequests: Transcript = {
  format: 'llm-requests',
  label: 'Requests to a model, as BenchFlow keeps them',
  version: 1,
  mayBe: (path) => NAME.test(path),
  recognises: (path) => NAME.test(path),
  read,
}
