'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  RULE_FIELDS,
  RULE_LIMITS,
  RULE_LOOKS,
  type ImportRule,
  type RuleField,
  type RuleLook,
} from '@/lib/domain/import-rule'
import {
  fieldsByParts,
  moveRow,
  newRow,
  rowsOf,
  rulesJson,
  type RuleRow,
} from '@/lib/domain/rule-rows'
import { RuleLines } from './rule-lines'

interface RulesEditorProps {
  /** Those that the last dry run used. */
  readonly rules: readonly ImportRule[]
  /** They are the experiment’s, and were not given with this import. */
  readonly areKept: boolean
  /** A path of the delivery, as an example. */
  readonly example: string | null
}

const LOOK_LABELS: Record<RuleLook, string> = {
  path: 'the path ends in',
  task: 'the task is',
  model: 'the model is',
  agent: 'the agent is',
  condition: 'the condition is',
}

const FIELD_LABELS: Record<RuleField, string> = {
  task: 'task',
  condition: 'condition',
  model: 'model',
  agent: 'agent',
  reward: 'reward',
  round: 'round',
  domain: 'domain',
  split: 'split',
  author: 'author of the eval',
}

const VALUE_HINTS: Partial<Record<RuleField, string>> = {
  condition: 'curated, no_skills, evolved: 2 …',
  reward: '0 to 1, passed or failed',
  round: '2',
}

/** The rules of an import, edited in place and sent with the form around them. */
export function RulesEditor({ rules, areKept, example }: RulesEditorProps) {
  const [rows, setRows] = useState(() => rowsOf(rules))
  const [isEdited, setIsEdited] = useState(false)
  const change = (next: readonly RuleRow[]) => {
    setIsEdited(true)
    setRows([...next])
  }
  const add = () => change([...rows, newRow(Math.max(-1, ...rows.map(({ id }) => id)) + 1)])
  return (
    <fieldset className="mt-5 border-t pt-4">
      <legend className="sr-only">Rules</legend>
      <input type="hidden" name="rules" value={isEdited || !areKept ? rulesJson(rows) : ''} />
      <p className="text-xs font-[550]">
        Rules: what the logs do not say{' '}
        {areKept && rules.length > 0 && !isEdited && (
          <span className="font-normal text-ink-3">kept with the experiment</span>
        )}
      </p>
      <p className="mt-1 max-w-[90ch] text-xs text-ink-3">
        <code>*</code> stands for a part of a name, <code>**</code> for any folders,{' '}
        <code>{'{name}'}</code> for a part with a name. Parts called {'{task}'}, {'{condition}'},{' '}
        {'{reward}'} and so on set these.
        {example !== null && (
          <>
            {' '}
            A path here: <code className="break-all">{example}</code>
          </>
        )}
      </p>
      <ol className="mt-2">
        {rows.map((row, at) => (
          <Rule
            key={row.id}
            row={row}
            number={at + 1}
            last={rows.length}
            onMove={(by) => change(moveRow(rows, row.id, by))}
            onChange={(next) => change(rows.map((one) => (one.id === row.id ? next : one)))}
            onRemove={() => change(rows.filter(({ id }) => id !== row.id))}
          />
        ))}
      </ol>
      <div className="mt-3">
        <Button onClick={add} disabled={rows.length >= RULE_LIMITS.rules}>
          Add a rule
        </Button>
      </div>
    </fieldset>
  )
}

interface RuleProps {
  readonly row: RuleRow
  /** Its place and how many there are, from 1: the first rule that sets a field has it. */
  readonly number: number
  readonly last: number
  readonly onMove: (by: -1 | 1) => void
  readonly onChange: (row: RuleRow) => void
  readonly onRemove: () => void
}

const MOVES = [
  { by: -1, sign: '↑', word: 'up' },
  { by: 1, sign: '↓', word: 'down' },
] as const

function Rule({ row, number, last, onMove, onChange, onRemove }: RuleProps) {
  const { where, set, replace } = row
  const name = `Rule ${number}`
  const byParts = fieldsByParts(row).map((field) => FIELD_LABELS[field])
  return (
    <li className="mt-2 rounded-[5px] border px-3 py-2" aria-label={name}>
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-xs font-[550]">{name}</span>
        {last > 1 &&
          MOVES.map(({ by, sign, word }) => (
            <button
              key={word}
              type="button"
              onClick={() => onMove(by)}
              disabled={number === (by < 0 ? 1 : last)}
              aria-label={`Move rule ${number} ${word}`}
              className={`cursor-pointer rounded border px-[6px] text-xs text-ink-2 hover:border-rule-strong disabled:cursor-default disabled:opacity-40 ${by < 0 ? 'ml-auto' : '-ml-2'}`}
            >
              {sign}
            </button>
          ))}
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove rule ${number}`}
          className="cursor-pointer text-xs text-ink-2 underline"
        >
          Remove
        </button>
      </div>
      <div className="mt-1 grid gap-x-6 gap-y-2 lg:grid-cols-2">
        <RuleLines
          name={name}
          kind="where"
          heading="Where"
          lines={where.map(({ look, pattern }) => ({ key: look, text: pattern }))}
          keys={RULE_LOOKS}
          labels={LOOK_LABELS}
          hint={(look) => (look === 'path' ? '{condition}/{task}/*' : 'gpt-*')}
          more="and …"
          onChange={(lines) =>
            onChange({
              ...row,
              where: lines.map(({ key, text }) => ({ look: key, pattern: text })),
            })
          }
        />
        <RuleLines
          name={name}
          kind="set"
          heading={
            byParts.length > 0 ? `Set ${byParts.join(', ')} by the parts of the pattern` : 'Set'
          }
          lines={set.map(({ field, value }) => ({ key: field, text: value }))}
          keys={RULE_FIELDS}
          labels={FIELD_LABELS}
          hint={(field) => VALUE_HINTS[field] ?? 'a text, or {name} from the left'}
          more="set …"
          onChange={(lines) =>
            onChange({ ...row, set: lines.map(({ key, text }) => ({ field: key, value: text })) })
          }
        />
      </div>
      <label className="mt-2 flex items-center gap-2 text-xs text-ink-2">
        <input
          type="checkbox"
          checked={replace}
          onChange={({ target }) => onChange({ ...row, replace: target.checked })}
          className="size-4"
        />
        also where the log itself states it
      </label>
    </li>
  )
}
