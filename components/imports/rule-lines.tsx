import { INPUT_CLASS } from '@/components/ui/field'
import { RULE_LIMITS } from '@/lib/domain/import-rule'

interface Line<Key extends string> {
  readonly key: Key
  readonly text: string
}

interface RuleLinesProps<Key extends string> {
  readonly name: string
  readonly kind: 'where' | 'set'
  readonly heading: string
  readonly lines: readonly Line<Key>[]
  readonly keys: readonly Key[]
  readonly labels: Readonly<Record<Key, string>>
  readonly hint: (key: Key) => string
  readonly more: string
  readonly onChange: (lines: readonly Line<Key>[]) => void
}

/** Lines of a thing and its text, each thing once; an emptied line goes with its ×. */
export function RuleLines<Key extends string>(props: RuleLinesProps<Key>) {
  const { name, kind, heading, lines, keys, labels, hint, more, onChange } = props
  const open = keys.filter((key) => !lines.some((line) => line.key === key))
  return (
    <div role="group" aria-label={`${name}: ${kind}`} className="min-w-0">
      <span className="block text-xs text-ink-3">{heading}</span>
      {lines.map(({ key, text }) => (
        <div key={key} className="mt-1 flex items-center gap-2">
          <label className="flex min-w-0 flex-1 items-center gap-2">
            <span className="w-[112px] shrink-0 text-xs">{labels[key]}</span>
            <input
              value={text}
              placeholder={hint(key)}
              maxLength={RULE_LIMITS.characters}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) =>
                onChange(
                  lines.map((line) => (line.key === key ? { key, text: target.value } : line)),
                )
              }
              className={`${INPUT_CLASS} min-w-0 font-mono text-xs`}
            />
          </label>
          <button
            type="button"
            aria-label={`${name}: without ${labels[key]}`}
            onClick={() => onChange(lines.filter((line) => line.key !== key))}
            className="cursor-pointer px-1 text-ink-3 hover:text-ink"
          >
            ×
          </button>
        </div>
      ))}
      {open.length > 0 && (
        <select
          aria-label={`${name}: ${kind} also`}
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
