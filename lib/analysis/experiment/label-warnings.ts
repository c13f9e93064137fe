import type { Db } from '@/db/open-database'
import { countSkillsWithout } from '@/lib/analysis/measure/count-skills-without'
import type { Warning } from '@/lib/cells/warnings/warning'
import { displayCount, displayCounted } from '@/lib/display'
import { trialsHref } from '@/lib/url/trial-list'

/** Trials that are said to have had no skills while their log shows some: their arm is no baseline. */
export async function labelWarnings(
  db: Db,
  { id, slug }: { readonly id: number; readonly slug: string },
): Promise<Warning[]> {
  const arms = await countSkillsWithout(db, id)
  const sum = (key: 'nRead' | 'nUnread') => arms.reduce((total, arm) => total + arm[key], 0)
  const [nRead, nUnread] = [sum('nRead'), sum('nUnread')]
  const nTrials = nRead + nUnread
  if (nTrials === 0) return []
  const parts = [
    ...(nUnread > 0
      ? [`${displayCount(nUnread)} ${nUnread === 1 ? 'was' : 'were'} offered some and read none`]
      : []),
    ...(nRead > 0 ? [`${displayCount(nRead)} read one`] : []),
  ]
  const condition = [...new Set(arms.map((arm) => arm.condition))]
  return [
    {
      code: 'skills_in_no_skills',
      text: `${displayCounted(nTrials, 'trial')} labelled without skills had skills by ${nTrials === 1 ? 'its log' : 'their logs'}: ${parts.join(', ')}. Where the label is wrong, so is the comparison: set the condition in the settings.`,
      link: {
        href: trialsHref(slug, { condition, use: ['executed', 'read', 'loaded', 'offered'] }),
        text: nTrials === 1 ? 'The trial' : 'These trials',
      },
    },
  ]
}
