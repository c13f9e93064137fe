'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { INPUT_CLASS } from '@/components/ui/field'
import {
  RULE_FIELDS,
  RULE_LIMITS,
  RULE_LOOKS,
  type ImportRule,
  type RuleField,
  type RuleLook,
} from '@/lib/domain/import-rule'
import { newRow, rowsOf, rulesJson, type RuleRow } from '@/lib/domain/rule-rows'

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
  readonly number: number
  readonly onChange: (row: RuleRow) => void
  readonly onRemove: () => void
}

function Rule({ row, number, onChange, onRemove }: RuleProps) {
  const { where, set, replace } = row
  const name = `Rule ${number}`
  return (
    <li className="mt-2 rounded-[5px] border px-3 py-2" aria-label={name}>
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-xs font-[550]">{name}</span>
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
        <Lines
          name={name}
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
        <Lines
          name={name}
          heading="Set"
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

interface Line<Key extends string> {
  readonly key: Key
  readonly text: string
}

interface LinesProps<Key extends string> {
  readonly name: string
  readonly heading: string
  readonly lines: readonly Line<Key>[]
  readonly keys: readonly Key[]
  readonly labels: Readonly<Record<Key, string>>
  readonly hint: (key: Key) => string
  readonly more: string
  readonly onChange: (lines: readonly Line<Key>[]) => void
}

/** Lines of a thing and its text, each thing once; an emptied line goes with its ×. */
function Lines<Key extends string>(props: LinesProps<Key>) {
  const { name, heading, lines, keys, labels, hint, more, onChange } = props
  const open = keys.filter((key) => !lines.some((line) => line.key === key))
  return (
    <div role="group" aria-label={`${name}: ${heading.toLowerCase()}`} className="min-w-0">
      <span className="text-xs text-ink-3">{heading}</span>
      {lines.map(({ key, text }) => (
        <label key={key} className="mt-1 flex items-center gap-2">
          <span className="w-[112px] shrink-0 text-xs">{labels[key]}</span>
          <input
            value={text}
            placeholder={hint(key)}
            maxLength={RULE_LIMITS.characters}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) =>
              onChange(lines.map((line) => (line.key === key ? { key, text: target.value } : line)))
            }
            className={`${INPUT_CLASS} min-w-0 font-mono text-xs`}
          />
          <button
            type="button"
            aria-label={`${name}: without ${labels[key]}`}
            onClick={() => onChange(lines.filter((line) => line.key !== key))}
            className="cursor-pointer px-1 text-ink-3 hover:text-ink"
          >
            ×
          </button>
        </label>
      ))}
      {open.length > 0 && (
        <select
          aria-label={`${name}: ${heading.toLowerCase()} also`}
          value=""
          onChange={({ target }) => {
            const key = open.find((one) => one === target.value)
            if (key) onChange([...lines, { key, text: '' }])
          }}
          className="mt-1 h-7 cursor-pointer rounded-[5px] border bg-panel px-1 text-xs text-ink-2"
        >
          <option value="">{more}</option>
          {open.map((key) => (
            <option key={key} value={key}>
              {labels[key]}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
