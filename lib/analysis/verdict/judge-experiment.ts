import type { Db } from '@/db/open-database'
import { listHarms, type HarmsView } from '@/lib/analysis/harm/list-harms'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { judgeClaims, type JudgedClaim } from '@/lib/cells/judge-claims'
import { sayVerdict } from '@/lib/cells/say-verdict'
import type { VerdictClaims } from '@/lib/domain/verdict-claims'

/** Whether claims hold of an experiment, with the numbers they were held against. */
export interface VerdictAnswer {
  readonly experiment: string
  /** Null: the data cannot tell. */
  readonly holds: boolean | null
  readonly claims: readonly JudgedClaim[]
  /** Why nothing was held against anything; null where it was. */
  readonly why: string | null
  /** The verdict in words; null where nothing is compared. */
  readonly verdict: string | null
  readonly harm: string | null
  readonly gain: NonNullable<HarmsView['headline']>['gain'] | null
  /** Tasks shown to be harmed, strongest evidence first. */
  readonly harmed: readonly string[]
  readonly contrast: { readonly without: string; readonly with: string } | null
}

const MOST_HARMED = 20

const NOTHING = 'Nothing is compared: no two known conditions share a task.'

/** A page falls back to what can be compared; a claim must not be held against another comparison. */
function whyNot(question: ViewQuestion, contrast: HarmsView['contrast']): string | null {
  const side = (['without', 'with'] as const).find(
    (name) => question[name] !== null && question[name] !== contrast?.[name].key,
  )
  return side ? `No condition “${question[side]}” is there to compare.` : null
}

/** Holds claims against an experiment under a contrast; null: no such experiment. */
export async function judgeExperiment(
  db: Db,
  slug: string,
  { claims, ...question }: ViewQuestion & { readonly claims: VerdictClaims },
): Promise<VerdictAnswer | null> {
  const view = await listHarms(db, slug, {
    ...{ ...question, show: 'harms', offset: 0, limit: MOST_HARMED },
  })
  if (!view) return null
  const { experiment, conditions, contrast, headline, harms } = view
  const why = whyNot(question, contrast)
  if (!contrast || !headline || why !== null)
    return {
      ...{ experiment: experiment.slug, holds: null, claims: [], why: why ?? NOTHING },
      ...{ verdict: null, harm: null, gain: null, harmed: [], contrast: null },
    }
  return {
    ...{ experiment: experiment.slug, why: null },
    ...judgeClaims(claims, headline, harms),
    ...sayVerdict({ conditions, contrast }, headline, harms),
    gain: headline.gain,
    harmed: view.items.filter(({ label }) => label === 'strong').map(({ task }) => task),
    contrast: { without: contrast.without.key, with: contrast.with.key },
  }
}
