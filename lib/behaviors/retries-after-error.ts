import type { Step, ToolCall } from '@/lib/domain/step'
import { spanOf, type Detector } from './detector'
import { simpleCommands } from './shell-commands'

/** Calls after a failed one among which a retry is looked for. */
const WITHIN_CALLS = 3
/** Share of words that two calls must have in common. */
const ALIKE = 0.6
/** Words of a call that are compared: a written file may be long. */
const MOST_WORDS = 200

// Where a log does not say whether a call failed, its output may.
const SAYS_IT_FAILED =
  /^(?:Traceback \(most recent call last\)|(?:\w+Error|Error|ERROR|error|fatal|FATAL)\b[:[]|.{0,120}(?:command not found|No such file or directory|Permission denied)\s*$)/m

/** A search that finds nothing and a comparison that finds a difference end with 1 and have not failed. */
const ASKS = /^(?:grep|egrep|rg|ag|diff|cmp|test|\[)\s/
/** The screen of a terminal still shows the errors of what came before these. */
const SHOWS_ONLY = /^(?:ls|cat|cd|pwd|echo|head|tail|clear|sleep)\b/

function hasFailed(tool: ToolCall): boolean {
  const commands = simpleCommands(tool)
  const says = SAYS_IT_FAILED.test((tool.output ?? '').slice(-3000))
  if (tool.isError === null)
    return says && (tool.category !== 'shell' || commands.some((one) => !SHOWS_ONLY.test(one)))
  return tool.isError && (says || !ASKS.test(commands.at(-1) ?? ''))
}

const wordsOf = (tool: ToolCall): Set<string> => {
  const text = tool.command ?? JSON.stringify(tool.arguments)
  return new Set((text.slice(0, 20_000).match(/[\w./~-]+/g) ?? []).slice(0, MOST_WORDS))
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((word) => right.has(word)).length
  const all = left.size + right.size - common
  return all === 0 ? 0 : common / all
}

interface Failed {
  readonly step: Step
  readonly tool: ToolCall
  readonly words: ReadonlySet<string>
  /** Calls since. */
  readonly age: number
}

const evidenceOf = ({ command, name, path }: ToolCall) => command ?? `${name} ${path ?? ''}`

/** Makes nearly the same call again soon after it failed. The span reaches from the failure to the retry. */
export const retriesAfterError: Detector = (steps) => {
  let failed: Failed[] = []
  return steps.flatMap((step) => {
    const { tool } = step
    if (tool === null) return []
    const isFailed = hasFailed(tool)
    if (!isFailed && failed.length === 0) return []
    const words = wordsOf(tool)
    const before = failed.findLast(
      (one) => one.tool.name === tool.name && words.size > 1 && likeness(one.words, words) >= ALIKE,
    )
    failed = failed
      .filter((one) => one !== before && one.age < WITHIN_CALLS)
      .map((one) => ({ ...one, age: one.age + 1 }))
    if (isFailed) failed.push({ step, tool, words, age: 1 })
    if (!before) return []
    const range = [before.step.number, step.number] as const
    return [spanOf('retries_after_error', range, 'action', evidenceOf(tool))]
  })
}
