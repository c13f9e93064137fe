import Link from 'next/link'
import { CarriedLink } from '@/components/site/carried-link'
import { GainInterval } from '@/components/chart/gain-interval'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { right, rowClass, Table } from '@/components/ui/table'
import type { SkillVersionRow, SkillView } from '@/lib/analysis/skill/get-skill'
import {
  displayBytes,
  displayCounted,
  displayInstant,
  displayPoints,
  displayPointsInterval,
  displayTokens,
} from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { importHref } from '@/lib/url/site'
import { sayShared } from './shared-words'
import { shortHash, skillHref, type SkillParams } from '@/lib/url/skill'

const MOST_ROWS = 60

interface VersionTableProps {
  readonly view: SkillView
  readonly params: SkillParams
}

/** Every version, the newest first: where it came from, how large it is, what it changed. */
export function VersionTable({ view, params }: VersionTableProps) {
  const { versions } = view
  const shared = sayShared(view.offers)
  if (versions.length === 0)
    return (
      <p className="text-ink-2">
        Logs name this skill, but no import brought its folder. Import the task folders (or the
        skills) into this experiment to see its text and versions.
      </p>
    )
  return (
    <>
      <Table
        caption="Versions of the skill, the newest first"
        hasLinks
        heads={[
          'Version',
          { label: 'Tokens', isRight: true, className: 'max-sm:hidden' },
          ...right('Gain, pp'),
          {
            label: 'Compare',
            isRight: true,
            className: versions.length < 2 ? 'max-sm:hidden' : '',
          },
        ]}
      >
        {versions.slice(0, MOST_ROWS).map((version, at) => (
          <Row key={version.contentHash} {...{ view, params, version }} at={versions.length - at} />
        ))}
      </Table>
      {shared && versions.some(({ effects }) => effects.length > 0) && (
        <p className="mt-1 text-xs text-ink-2">{shared}</p>
      )}
      {versions.length > MOST_ROWS && (
        <p className="mt-1 text-xs text-ink-3">
          {versions.length - MOST_ROWS} older versions stand in the JSON.
        </p>
      )}
    </>
  )
}

function Row({
  view,
  params,
  version,
  at,
}: VersionTableProps & { version: SkillVersionRow; at: number }) {
  const { experiment, skill, shown } = view
  const { contentHash, effects } = version
  const isShown = shown?.contentHash === contentHash
  return (
    <tr className={`align-top ${rowClass()} ${isShown ? 'bg-sunk' : ''}`}>
      <th scope="row" className="min-w-[150px] font-normal">
        <Link
          href={skillHref(experiment.slug, skill, { ...params, version: shortHash(contentHash) })}
          scroll={false}
          aria-current={isShown ? 'true' : undefined}
          className="font-[550] hover:underline"
        >
          v{at} <span className="font-mono text-xs font-normal">{contentHash.slice(0, 7)}</span>
        </Link>
        {isShown && <span className="text-xs text-ink-3"> shown below</span>}
        <span className="block text-xs text-ink-3">{authorText(version)}</span>
        <span className="block text-xs text-ink-3">
          {displayCounted(version.fileCount, 'file')},{' '}
          {displayCounted(version.scriptCount, 'script')}, {displayBytes(version.bytes)} ·{' '}
          <FirstImport version={version} />
        </span>
        {version.parents.length > 0 && (
          <span className="block text-xs text-ink-3">
            made from {version.parents.map((parent) => parent.slice(0, 7)).join(', ')}
          </span>
        )}
      </th>
      <td className="text-right max-sm:hidden">{displayTokens(version.tokens)}</td>
      <td className="text-right">
        {effects.length === 0 && <span className="text-xs text-ink-3">not offered</span>}
        {effects.map(({ condition, gain }) => (
          <span key={condition} className="block whitespace-nowrap">
            <span className="max-sm:hidden">
              <GainInterval gain={gain} width={90} />
            </span>{' '}
            <strong className={`font-[600] ${GAIN_TONE[gainTone(gain)]}`}>
              {displayPoints(gain.estimate)}
            </strong>
            <span className="ml-auto block max-w-[220px] text-2xs whitespace-normal wrap-anywhere text-ink-3">
              {displayPointsInterval(gain.low, gain.high)} · {displayCounted(gain.nTasks, 'task')} ·{' '}
              {labelOf(view, condition)}
            </span>
          </span>
        ))}
      </td>
      <td className={`text-right text-xs ${view.versions.length < 2 ? 'max-sm:hidden' : ''}`}>
        <Compare {...{ view, params, version }} />
      </td>
    </tr>
  )
}

const labelOf = ({ conditions }: SkillView, key: string) =>
  visibleName(conditions.find((one) => one.key === key)?.label ?? key)

function authorText({ authorKind, authorModel, targetModel }: SkillVersionRow): string {
  if (authorKind === null && authorModel === null && targetModel === null) return 'author not known'
  const author = authorModel === null ? null : `by ${visibleName(authorModel)}`
  const target = targetModel === null ? null : `for ${visibleName(targetModel)}`
  return [authorKind && `written by ${KINDS[authorKind]}`, author, target]
    .filter(Boolean)
    .join(' · ')
}

const KINDS = { human: 'people', model: 'a model', mixed: 'people and a model' }

function FirstImport({ version: { firstSeenAt, firstImport } }: { version: SkillVersionRow }) {
  if (firstSeenAt === null) return <>first import not kept</>
  const when = `first imported ${displayInstant(firstSeenAt)}`
  if (!firstImport) return <>{when}</>
  return (
    <CarriedLink
      href={importHref(firstImport.uid)}
      title={visibleName(firstImport.source)}
      className="underline underline-offset-2 hover:text-ink"
    >
      {when}
    </CarriedLink>
  )
}

/** Choosing the two sides of the diff, a click each. */
function Compare({ view, params, version }: VersionTableProps & { version: SkillVersionRow }) {
  const { experiment, skill, versions } = view
  if (versions.length < 2) return <span className="text-ink-3">one version</span>
  const hash = shortHash(version.contentHash)
  const newest = shortHash(versions[0]!.contentHash)
  const oldest = shortHash(versions.at(-1)!.contentHash)
  const sides = (['left', 'right'] as const).map((side) => {
    const other = side === 'left' ? 'right' : 'left'
    const fallback = side === 'left' ? newest : oldest
    return (
      <Link
        key={side}
        href={skillHref(experiment.slug, skill, {
          ...params,
          [side]: hash,
          [other]: params[other] ?? fallback,
        })}
        scroll={false}
        aria-current={params[side] === hash ? 'true' : undefined}
        className="ml-2 underline underline-offset-2 hover:text-ink aria-[current]:font-[600]"
      >
        {side}
      </Link>
    )
  })
  return <span className="whitespace-nowrap">{sides}</span>
}
