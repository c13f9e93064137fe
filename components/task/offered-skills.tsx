import { visibleName } from '@/lib/domain/visible-text'
import { CarriedLink } from '@/components/site/carried-link'
import type { OfferGroup } from '@/lib/analysis/skill/group-offers'
import type { TaskView } from '@/lib/analysis/task/get-task'
import type { ConditionHead } from '@/lib/cells/describe-contrast'
import {
  displayBytes,
  displayCount,
  displayCounted,
  displayInstant,
  displayTokens,
} from '@/lib/display'
import type { ConditionKind } from '@/lib/domain/condition'
import type { TaskSkillSizes } from '@/lib/domain/skill-size'
import { shortHash, skillHref } from '@/lib/url/skill'

const NONE_KNOWN = 'What skills this task offers is not known: no task folder was imported.'

const sizesText = ({ skillCount, skillTokens, skillFiles, skillScripts }: TaskSkillSizes) =>
  `${skillCount} ${skillCount === 1 ? 'skill' : 'skills'}, about ${displayTokens(skillTokens)} tokens, ${displayCount(skillFiles)} files, ${displayCount(skillScripts)} scripts`

/** Why a condition offers no skill that is known here. */
function whyNoSkills(kind: ConditionKind): string {
  switch (kind) {
    case 'no_skills':
      return 'none'
    case 'generated_before':
    case 'generated_after':
      return 'the agent wrote its own, of which no files are kept'
    case 'unknown':
      return 'not known whether it had any'
    case 'curated':
    case 'evolved':
    case 'adapted':
    case 'other':
      return 'not known: no task folder was imported for it'
  }
}

/** The skills that a task offers, their size and version; by condition where not all offer the same. */
export function OfferedSkills({ view }: { view: TaskView }) {
  const { offers, conditions } = view
  const { slug } = view.experiment
  const [first] = offers
  const others = conditions.filter(
    ({ key, kind }) =>
      kind !== 'no_skills' && !offers.some((offer) => offer.conditions.includes(key)),
  )
  if (!first) return <p className="text-ink-2">{NONE_KNOWN}</p>
  if (offers.length === 1 && others.length === 0) return <OfferContent offer={first} slug={slug} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {offers.map((offer) => (
        <details key={offer.setId} open={isShown(offer, view)} className="wrap-anywhere">
          <summary>
            <span className="font-[550]">{offerLabel(offer, conditions)}</span>{' '}
            <span className="text-xs text-ink-3">
              {displayCounted(offer.sizes.skillCount ?? offer.skills.length, 'skill')} ·{' '}
              {displayTokens(offer.sizes.skillTokens)} tokens
              {offer.importedAt !== null && ` · imported ${displayInstant(offer.importedAt)}`}
            </span>
          </summary>
          <div className="mt-1 mb-2">
            <OfferContent offer={offer} slug={slug} />
          </div>
        </details>
      ))}
      {others.map(({ key, kind, label }) => (
        <p key={key} className="text-xs text-ink-2">
          {label}: {whyNoSkills(kind)}.
        </p>
      ))}
    </div>
  )
}

/** The offer of the condition that the contrast asks about; the first where none is. */
function isShown(offer: OfferGroup, { contrast, offers }: TaskView): boolean {
  const asked = contrast?.with.kind === 'no_skills' ? contrast.without : contrast?.with
  const found = offers.find(({ conditions }) => asked && conditions.includes(asked.key))
  return offer === (found ?? offers[0])
}

function offerLabel({ conditions: keys }: OfferGroup, conditions: readonly ConditionHead[]) {
  if (keys.length === 0) return 'imported last, no trials with it yet'
  return keys.map((key) => conditions.find((one) => one.key === key)?.label ?? key).join(', ')
}

function OfferContent({ offer, slug }: { offer: OfferGroup; slug: string }) {
  if (offer.skills.length === 0 && offer.sizes.skillCount === null)
    return <p className="text-ink-2">{NONE_KNOWN}</p>
  if (offer.skills.length === 0)
    return <p className="text-ink-2">{sizesText(offer.sizes)}; their text is not here.</p>
  return (
    <ul className="grid gap-2">
      {offer.skills.map((skill) => (
        <li key={skill.versionId}>
          <CarriedLink
            href={skillHref(slug, skill.name, { version: shortHash(skill.contentHash) })}
            title="Its text, versions and effect"
            className="font-mono text-xs underline underline-offset-2"
          >
            {visibleName(skill.name)}
          </CarriedLink>{' '}
          <span className="text-xs text-ink-3">
            {skill.tokens !== null && `${displayTokens(skill.tokens)} tokens · `}
            {displayCount(skill.fileCount)} {skill.fileCount === 1 ? 'file' : 'files'} ·{' '}
            {displayCount(skill.scriptCount)} {skill.scriptCount === 1 ? 'script' : 'scripts'} ·{' '}
            {displayBytes(skill.bytes)} ·{' '}
            <span
              title={
                skill.firstSeenAt === null
                  ? undefined
                  : `first imported ${displayInstant(skill.firstSeenAt)}`
              }
            >
              version <span className="font-mono">{skill.contentHash.slice(0, 7)}</span>
            </span>
          </span>
          {skill.description && (
            <p className="line-clamp-3 text-xs text-ink-2">{skill.description}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
