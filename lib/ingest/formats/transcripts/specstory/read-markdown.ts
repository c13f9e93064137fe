import { classifyTool } from '@/lib/ingest/formats/reading/tool-category'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'

const SPEAKER = /^_\*\*(User|Agent|Assistant)( - sidechain)?(?: \(([^)]*)\))?\*\*_[ \t]*$/
const SESSION = /<!-- ([\w. -]+?) Session ([\w-]+)/
const TIME = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?Z?/
/** A thought, a call with its name, or a call as early versions have it. */
const BLOCK =
  /<think>([\s\S]*?)<\/think>|<tool-use\b([^>]*)>([\s\S]*?)<\/tool-use>|<details>\s*(<summary>Tool use: \*\*[\s\S]*?)<\/details>/g
const FENCE = /^(`{3,})[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm

const plain = (text: string): string =>
  text
    .replace(/<\/?details>|<summary>[\s\S]*?<\/summary>/g, '')
    .replace(/^---[ \t]*$/gm, '')
    .trim()

const unescape = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** `Run command: ls`, an inline `ls`, or a fence of bash is the command; other fences are output. */
const callIn = (attributes: string, body: string) => {
  const summary = /<summary>([\s\S]*?)<\/summary>/.exec(body)?.[1]?.trim() ?? ''
  const name =
    /data-tool-name="([^"]*)"/.exec(attributes)?.[1] ?? /\*\*([^*]+)\*\*/.exec(summary)?.[1] ?? ''
  const said = /• (?:Run command|Read file|Edit file|Write file|[\w ]+): ([\s\S]+)$/.exec(
    summary,
  )?.[1]
  const fences = [...body.matchAll(FENCE)].map(([whole, , text]) => ({ whole, text: text! }))
  const isBash = ({ whole }: { whole: string }) => /^`{3,}(?:bash|sh|shell)\b/.test(whole)
  const outside = body.replace(FENCE, '').replace(/<summary>[\s\S]*?<\/summary>/, '')
  const inline = /`([^`\n]+)`/.exec(outside)?.[1]
  const named = said ?? inline ?? fences.find(isBash)?.text.trim()
  const outputs = fences.filter((fence) => !isBash(fence)).map(({ text }) => text)
  const rest = plain(outside.replace(/`[^`\n]+`/, ''))
  const output = outputs.length > 0 ? outputs.join('\n') : rest === '' ? null : rest
  return { name, named: named === undefined ? null : unescape(named), output }
}

const addCall = (steps: StepList, attributes: string, body: string, more: Partial<StepDraft>) => {
  const { name, named, output } = callIn(attributes, body)
  const isShell =
    /data-tool-type="shell"/.test(attributes) || classifyTool(name, null).category === 'shell'
  const key = isShell ? 'command' : 'path'
  steps.call({ name, arguments: named === null ? {} : { [key]: named }, output }, more)
}

const addAgent = (steps: StepList, text: string, more: Partial<StepDraft>): void => {
  steps.nextTurn()
  let from = 0
  for (const match of text.matchAll(BLOCK)) {
    steps.say('message', plain(text.slice(from, match.index)), more)
    from = match.index + match[0].length
    const [, thought, attributes, body, early] = match
    if (thought !== undefined) steps.say('thought', plain(thought), more)
    else addCall(steps, attributes ?? '', body ?? early ?? '', more)
  }
  steps.say('message', plain(text.slice(from)), more)
}

interface Turn {
  readonly isUser: boolean
  readonly isSide: boolean
  readonly says: string
  readonly lines: string[]
}

/** Speakers' lines, but for those that a fence quotes. */
const turnsIn = (text: string): Turn[] => {
  const turns: Turn[] = []
  let fence: string | null = null
  for (const line of text.split(/\r?\n/)) {
    const tick = /^(`{3,})/.exec(line)?.[1]
    if (tick !== undefined)
      fence = fence === null ? tick : tick.length >= fence.length ? null : fence
    const speaker = fence === null ? SPEAKER.exec(line) : null
    if (speaker) {
      const [, who, side, says = ''] = speaker
      turns.push({ isUser: who === 'User', isSide: side !== undefined, says, lines: [] })
    } else turns.at(-1)?.lines.push(line)
  }
  return turns
}

const modelIn = (says: string): string | null => {
  const named =
    /\bmodel ([^,\s]+)/.exec(says)?.[1] ?? says.replace(TIME, '').trim().split(/[\s,]/)[0]
  return named === undefined || named === '' ? null : named
}

/** The steps of a history, and what its first lines say of the session. */
export function readMarkdown(text: string) {
  const steps = new StepList()
  let model: string | null = null
  for (const { isUser, isSide, says, lines } of turnsIn(text)) {
    const time = TIME.exec(says)?.[0]
    const own = isUser ? null : modelIn(says)
    const more = { at: timeOf(time), agent: isSide ? 'sub-agent' : null, model: own }
    if (!isSide) model ??= own
    if (isUser) steps.say('user', plain(lines.join('\n')), more)
    else addAgent(steps, lines.join('\n'), more)
  }
  const [, harness, sessionId = null] = SESSION.exec(text.slice(0, 2000)) ?? []
  const agentName = harness?.trim().toLowerCase().replaceAll(' ', '-') ?? null
  return { drafts: steps.drafts, model, agentName, sessionId }
}
