'use server'

import { revalidatePath } from 'next/cache'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { parseGroups, setConditions } from '@/lib/change/set-conditions'
import { parseCondition } from '@/lib/domain/parse-condition'
import { noteDone } from '@/lib/server/access/visit'
import { overviewHref } from '@/lib/url/experiment'

/** Says what skills jobs had: of all of them, or of each that names its own. */
export async function saySkills(slug: string, _previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('review')
  if (refused) return refused
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return 'There is no such experiment.'
  const own = form.getAll('condition')
  const said = form.getAll('group').flatMap((group, at) => {
    const condition = parseCondition(String(own[at] || form.get('all') || ''))
    return condition ? [{ group, condition }] : []
  })
  if (said.length === 0) return 'Choose what skills the jobs had.'
  let count = 0
  for (const kind of new Set(said.map(({ condition }) => condition.key))) {
    const ofKind = said.filter(({ condition }) => condition.key === kind)
    const groups = parseGroups(ofKind.map(({ group }) => group))
    count += await setConditions(db, experiment.id, groups, ofKind[0]!.condition)
  }
  noteDone(`set what skills ${count} trials of ${slug} had`)
  revalidatePath(overviewHref(slug))
  return { done: `Set for ${count} trials.` }
}
