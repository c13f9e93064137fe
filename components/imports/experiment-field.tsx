'use client'

import { useState } from 'react'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { experimentSlugOfTyped } from '@/lib/domain/slug'

interface ExperimentFieldProps {
  /** Slugs of those that are there. */
  readonly experiments: readonly string[]
  readonly initial: string
}

/** Where the trials go: any name, and below it what address it becomes and whether it is there already. */
export function ExperimentField({ experiments, initial }: ExperimentFieldProps) {
  const [typed, setTyped] = useState(initial)
  const name = typed.trim()
  const slug = experimentSlugOfTyped(name)
  const hint =
    name === ''
      ? 'An existing one, or any name for a new one.'
      : slug === null
        ? 'A name needs a letter (a to z) or a digit.'
        : experiments.includes(slug)
          ? `Joins the experiment ${slug}, which is there already.`
          : `A new experiment, at /experiments/${slug}.`
  return (
    <Field label="Experiment" hint={hint}>
      <input
        name="experiment"
        required
        list="experiment-slugs"
        defaultValue={initial}
        // Heard also when a kept text is put back, which React takes for no change.
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        maxLength={120}
        autoComplete="off"
        className={INPUT_CLASS}
      />
      <datalist id="experiment-slugs">
        {experiments.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </Field>
  )
}
