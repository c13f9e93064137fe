import { Field, INPUT_CLASS } from '@/components/ui/field'
import type { ImportDetail } from '@/lib/analysis/import/get-import'

const LINES = 14

/** How files are read that no format claims and that look like trials: not, as proposed, or as one writes it. */
export function MappingFields({ found }: { found: ImportDetail }) {
  const { options, report } = found
  const { mappings } = options
  const proposed = (report?.proposed ?? []).map(({ folder, mapping }) => ({ folder, mapping }))
  if (mappings === null && proposed.length === 0) return null
  const shown = Array.isArray(mappings) ? mappings : proposed
  const use = mappings === null ? '' : mappings === 'proposed' ? 'proposed' : 'edited'
  return (
    <fieldset className="mt-5 border-t pt-4">
      <legend className="sr-only">Mappings</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Files that need a mapping"
          hint="Look at what the trials would be, below, before you import them."
        >
          <select name="useMappings" defaultValue={use} className={INPUT_CLASS}>
            <option value="">Leave them out</option>
            <option value="proposed">Use the proposed mappings</option>
            <option value="edited">Use the mappings as written here</option>
          </select>
        </Field>
      </div>
      <details className="mt-3" open={use === 'edited'}>
        <summary className="w-fit cursor-pointer text-xs text-ink-2 underline">
          The mappings, to change them
        </summary>
        <textarea
          name="mappings"
          aria-label="Mappings as JSON"
          defaultValue={shown.length > 0 ? JSON.stringify(shown, null, 2) : ''}
          rows={LINES}
          spellCheck={false}
          className={`${INPUT_CLASS} mt-2 h-auto w-full font-mono text-xs`}
        />
      </details>
    </fieldset>
  )
}
