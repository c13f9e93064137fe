import Link from 'next/link'
import { CarriedLink } from '@/components/site/carried-link'
import type {
  SkillComparison,
  SkillPair,
  SkillsInLog,
  SkillSource,
} from '@/lib/analysis/skill/compare-skills'
import type { FilePair } from '@/lib/diff/pair-files'
import { displayCount, displayCounted, displayInstant } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { diffHref, type DiffParams } from '@/lib/url/diff'
import { shortHash, skillHref } from '@/lib/url/skill'
import { SkillFileDiff } from './skill-file-diff'

interface SkillDiffProps {
  /** The experiment of each side. */
  readonly slugs: { readonly left: string; readonly right: string }
  readonly asked: DiffParams
  readonly skills: SkillComparison
  /** Files of the skill that the link names; null when it names none. */
  readonly files: readonly FilePair[] | null
}

const LACKS: Record<SkillSource, (log: SkillsInLog) => string> = {
  none: () => 'had no skills',
  in_log: hadInLog,
  self_written: () => 'wrote its own skills, of which no files are kept',
  task: () => 'has no files of it here',
}

/** A side labelled without skills whose log shows some. */
function hadInLog({ shown, read }: SkillsInLog): string {
  const reading = read === 0 ? 'read none' : `read ${displayCount(read)} of them`
  return `is labelled without skills, but by its log had ${displayCounted(shown, 'skill')} offered and ${reading}`
}

function relationText(pair: SkillPair, { left, right, logs }: SkillComparison): string {
  switch (pair.relation) {
    case 'same':
      return 'same skill on both sides'
    case 'changed':
      return 'two versions: left against right'
    case 'only_left':
      return `only on the left; the right ${LACKS[right](logs.right)}`
    case 'only_right':
      return `only on the right; the left ${LACKS[left](logs.left)}`
  }
}

const linkText = (pair: SkillPair): string | null => {
  if (pair.relation === 'changed') return 'what differs'
  if (pair.relation !== 'same') return 'its files'
  return pair.earlier ? 'this version against the one before' : 'its files'
}

const summaryText = ({ skills }: SkillComparison): string => {
  const count = (relation: SkillPair['relation']) =>
    skills.filter((pair) => pair.relation === relation).length
  const counts = [
    [count('same'), 'the same on both sides'],
    [count('changed'), 'in two versions'],
    [count('only_left'), 'only on the left'],
    [count('only_right'), 'only on the right'],
  ] as const
  const found = counts.filter(([number]) => number > 0)
  // One word for all needs no number.
  return found.map(([number, text]) => (found.length === 1 ? text : `${number} ${text}`)).join(', ')
}

/** The skills of both sides by name; the files of one, word by word, where the link names it. */
export function SkillDiff({ slugs, asked, skills, files }: SkillDiffProps) {
  if (skills.skills.length === 0) return <NoSkills skills={skills} />
  return (
    <details open={files !== null} className="mt-3 border bg-panel px-4 py-2" id="skills">
      <summary>
        <span className="font-[550]">{displayCounted(skills.skills.length, 'skill')}</span>{' '}
        <span className="text-ink-2">{summaryText(skills)}</span>
      </summary>
      <p className="mt-1 max-w-[75ch] text-xs text-ink-3">
        Trials do not record which version of a skill they were given. Shown is what the condition
        of each side offers its task{importsText(skills)}.
      </p>
      <ul className="mt-2 divide-y border-y">
        {skills.skills.map((pair) => (
          <li key={pair.name} className="py-[6px]">
            <SkillLine asked={asked} pair={pair} skills={skills} slugs={slugs} />
            {files !== null && asked.skill === pair.name && (
              <SkillFiles pair={pair} files={files} />
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** When each side's skills came in, as far as that was noted. */
function importsText({ imports: { left, right } }: SkillComparison): string {
  if (!left && !right) return ''
  if (left?.uid === right?.uid) return `, as imported ${displayInstant(left?.at ?? null)}`
  const of = (side: 'left' | 'right', one: typeof left) =>
    one ? [`${side} imported ${displayInstant(one.at)}`] : []
  return `: ${[...of('left', left), ...of('right', right)].join(', ')}`
}

/** What a side without any skill file had, following "the left …". */
const HAD: Record<SkillSource, (log: SkillsInLog) => string> = {
  ...LACKS,
  task: () =>
    'has no skill files here: they come with the folder of its task, which was imported without any or not at all',
}

function NoSkills({ skills: { left, right, logs } }: { skills: SkillComparison }) {
  const [one, two] = [HAD[left](logs.left), HAD[right](logs.right)]
  const both = left === 'none' ? 'neither side had skills' : `each side ${one}`
  return (
    <p id="skills" className="mt-3 max-w-[85ch] text-xs text-ink-3">
      No difference of skills to show: {one === two ? both : `the left ${one}; the right ${two}`}.
    </p>
  )
}

function SkillLine({
  asked,
  pair,
  skills,
  slugs,
}: {
  slugs: SkillDiffProps['slugs']
  asked: DiffParams
  pair: SkillPair
  skills: SkillComparison
}) {
  const isOpen = asked.skill === pair.name
  const content = pair.right ?? pair.left
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <CarriedLink
        href={skillHref(pair.right ? slugs.right : slugs.left, pair.name, {
          version: content && shortHash(content.contentHash),
        })}
        title="Its text, versions and effect"
        className="font-mono text-xs font-[550] [overflow-wrap:anywhere] hover:underline"
      >
        {visibleName(pair.name)}
      </CarriedLink>
      <span className="text-ink-2">{relationText(pair, skills)}</span>
      {content && (
        <span className="text-xs text-ink-3">
          {displayCounted(content.fileCount, 'file')}
          {content.tokens !== null && `, SKILL.md ${displayCount(content.tokens)} tokens`}
        </span>
      )}
      <Link
        href={diffHref({ ...asked, skill: isOpen ? null : pair.name })}
        scroll={false}
        aria-expanded={isOpen}
        className="text-xs underline hover:text-ink"
      >
        {isOpen ? 'close' : linkText(pair)}
      </Link>
    </p>
  )
}

function SkillFiles({ pair, files }: { pair: SkillPair; files: readonly FilePair[] }) {
  const isAcrossTime = pair.relation === 'same' && pair.earlier !== null
  return (
    <div className="mt-2">
      {isAcrossTime && (
        <p className="text-xs text-ink-3">
          Left here is the version that this experiment held before; right is the one of both
          trials.
        </p>
      )}
      {files.map((file) => (
        <SkillFileDiff key={file.path} file={file} isSameSkill={pair.relation === 'same'} />
      ))}
    </div>
  )
}
