import Link from 'next/link'
import { SkillFileDiff } from '@/components/diff/skill-file-diff'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { SkillVersionDiff } from '@/lib/analysis/skill/diff-versions'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { skillHref, type SkillParams } from '@/lib/url/skill'

/** Two versions word by word, with what the trials say of the change. */
export function VersionDiff({
  view,
  diff,
  params,
}: {
  view: SkillView
  diff: SkillVersionDiff
  params: SkillParams
}) {
  const { experiment, skill, versions } = view
  const nameOf = (hash: string) => {
    const at = versions.findIndex(({ contentHash }) => contentHash === hash)
    return `v${versions.length - at} ${hash.slice(0, 7)}`
  }
  const changed = diff.files.filter(({ change }) => change !== 'same').length
  return (
    <>
      <p className="mb-2 max-w-[95ch] text-ink-2">
        Left {nameOf(diff.left)}, right {nameOf(diff.right)}: {displayCounted(changed, 'file')}{' '}
        changed of {diff.files.length}. <ScoreChange diff={diff} view={view} />{' '}
        <Link
          href={skillHref(experiment.slug, skill, {
            ...params,
            left: params.right,
            right: params.left,
          })}
          scroll={false}
          className="underline underline-offset-2"
        >
          swap
        </Link>{' '}
        ·{' '}
        <Link
          href={skillHref(experiment.slug, skill, { ...params, left: null, right: null })}
          scroll={false}
          className="underline underline-offset-2"
        >
          close
        </Link>
      </p>
      {diff.files.map((file) => (
        <SkillFileDiff key={file.path} file={file} isSameSkill={false} />
      ))}
      <p className="mt-2 text-xs text-ink-3">
        <del className="rounded-[2px] bg-diff-word-left px-1 no-underline">left only</del>{' '}
        <ins className="rounded-[2px] bg-diff-word-right px-1 no-underline">right only</ins>
      </p>
    </>
  )
}

function ScoreChange({ diff, view }: { diff: SkillVersionDiff; view: SkillView }) {
  const { gain, nUp, nDown, conditions } = diff
  if (!gain || !conditions)
    return <>No two conditions offered them on common tasks: no score change is known.</>
  return (
    <>
      Right against left:{' '}
      <strong className={`font-[600] ${GAIN_TONE[gainTone(gain)]}`}>
        {displayPoints(gain.estimate, ' pp')}
      </strong>{' '}
      {displayPointsInterval(gain.low, gain.high)} on {displayCounted(gain.nTasks, 'common task')},{' '}
      {nUp} better, {nDown} worse. {sayBetween(diff, view)}
    </>
  )
}

/** What is compared is two conditions, which may differ in more than this skill. */
function sayBetween(
  { conditions, onlyLeft, onlyRight, rewritten }: SkillVersionDiff,
  view: SkillView,
): string {
  const labelOf = (key: string) =>
    visibleName(view.conditions.find((one) => one.key === key)?.label ?? key)
  const parts = [
    onlyRight.length > 0 && `${onlyRight.map(visibleName).join(', ')} came along`,
    onlyLeft.length > 0 && `${onlyLeft.map(visibleName).join(', ')} went`,
    rewritten.length > 0 && `${rewritten.map(visibleName).join(', ')} changed too`,
  ].filter(Boolean)
  const rest =
    parts.length === 0
      ? 'no other skill of these tasks changed between them'
      : `between them ${parts.join('; ')}, so that the change is not that of this skill alone`
  return `It is “${labelOf(conditions!.right)}” against “${labelOf(conditions!.left)}”: ${rest}.`
}
