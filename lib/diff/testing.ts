import type { Json } from '@/lib/domain/json'
import type { Step, ToolCall, ToolCategory } from '@/lib/domain/step'
import { makeStep } from '@/lib/trajectory/testing'

const call = (name: string, category: ToolCategory, fields: Partial<ToolCall>): ToolCall => ({
  name,
  category,
  callId: null,
  arguments: null,
  command: null,
  path: null,
  output: null,
  exitCode: null,
  isError: null,
  ...fields,
})

const WORDS: Record<string, Step['kind']> = {
  system: 'system',
  user: 'user',
  think: 'thought',
  say: 'message',
  error: 'error',
}

type Draft = { -readonly [Key in keyof Step]?: Step[Key] } & Pick<Step, 'kind' | 'text'>

const toolStep = (tool: ToolCall, more: Partial<Step> = {}): Draft => ({
  kind: 'tool',
  text: '',
  tool,
  ...more,
})

function draftOf(line: string): Draft {
  if (line.startsWith('$ ')) {
    const command = line.slice(2).replaceAll('\\n', '\n')
    return toolStep(call('bash', 'shell', { command, arguments: { command } }))
  }
  const [word = '', ...others] = line.split(' ')
  const rest = others.join(' ')
  if (word.endsWith(':') && WORDS[word.slice(0, -1)]) {
    return { kind: WORDS[word.slice(0, -1)]!, text: rest }
  }
  if (word === 'skill') {
    const path = `skills/${rest}/SKILL.md`
    return toolStep(call('read', 'read', { path, arguments: { path } }), {
      skillMarks: [{ skill: rest, fact: 'read' }],
    })
  }
  if (word === 'run-skill') {
    const command = `python skills/${rest.replace(' ', '/scripts/')}`
    return toolStep(call('bash', 'shell', { command, arguments: { command } }), {
      skillMarks: [{ skill: others[0]!, fact: 'executed' }],
    })
  }
  if (word === 'edit') {
    const [path = '', change = ''] = rest.split(': ')
    const [before = '', after = ''] = change.split(' -> ')
    const args: Json = { path, old_string: before, new_string: after }
    return toolStep(call('edit', 'edit', { path, arguments: args }))
  }
  if (word === 'patch') {
    const [path = '', line = ''] = rest.split(': ')
    const patch = `*** Begin Patch\n*** Update File: ${path}\n-old\n+${line}\n*** End Patch`
    return toolStep(call('apply_patch', 'edit', { path, arguments: { patch } }))
  }
  if (word === 'write') {
    const [path = '', content = ''] = rest.split(': ')
    return toolStep(call('write', 'write', { path, arguments: { path, content } }))
  }
  if (word === 'read') {
    return toolStep(call('read', 'read', { path: rest, arguments: { path: rest } }))
  }
  if (word === 'search') {
    return toolStep(call('grep', 'search', { arguments: { pattern: rest } }))
  }
  if (word === 'call') {
    const [name = '', ...args] = others
    return toolStep(
      call(name, 'other', { arguments: JSON.parse(args.join(' ') || 'null') as Json }),
    )
  }
  throw new Error(`stepsFromText does not know the line: ${line}`)
}

/**
 * A trajectory from a text, one step a line, so that a test shows its input:
 * `user: sum it`, `think: …`, `say: …`, `$ python sum.py` with `> output` and `exit 1` below it,
 * `read a.csv`, `search pattern`, `edit a.py: old -> new`, `patch a.py: new line`,
 * `write a.py: content`,
 * `skill flood` (its SKILL.md is read), `run-skill flood solve.py`, `call name {"json": 1}`.
 */
export function stepsFromText(text: string): Step[] {
  const drafts: Draft[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const last = drafts.at(-1)
    if (line.startsWith('>') && last?.tool) {
      const output = line.slice(1).replace(/^ /, '')
      const before = last.tool.output
      last.tool = { ...last.tool, output: before === null ? output : `${before}\n${output}` }
    } else if (line.startsWith('exit ') && last?.tool) {
      const exitCode = Number(line.slice(5))
      last.tool = { ...last.tool, exitCode, isError: exitCode !== 0 }
    } else drafts.push(draftOf(line))
  }
  return drafts.map((draft, at) => makeStep(at + 1, '', draft))
}
