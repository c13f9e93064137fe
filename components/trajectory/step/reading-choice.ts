import { createContext } from 'react'
import type { TextForm } from '@/lib/url/text-form'

/** What a reader chose for all steps, and where the skills that they name are. */
export interface ReadingChoice {
  readonly form: TextForm
  /** The page of a skill by its name; empty where none is known. */
  readonly skillHrefs: Readonly<Record<string, string>>
}

export const ReadingChoiceContext = createContext<ReadingChoice>({
  form: 'source',
  skillHrefs: {},
})
