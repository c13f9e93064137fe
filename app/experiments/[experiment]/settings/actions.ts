'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { parseCondition } from '@/lib/domain/parse-condition'
import { deleteExperiment } from '@/lib/change/delete-experiment'
import { renameExperiment } from '@/lib/change/rename-experiment'
import { setBaseline } from '@/lib/change/set-baseline'
import { parseGroups, setConditions } from '@/lib/change/set-conditions'
import { setVisibility } from '@/lib/change/set-visibility'
import { findTeam, NO_TEAM } from '@/lib/change/access/teams'
import { setDomains } from '@/db/writes/set-domains'
import { compareRules, displayRuleChanges } from '@/lib/domain/compare-rules'
import { parseRulesText } from '@/lib/domain/parse-rules'
import { getKeptRules, keepRules } from '@/lib/ingest/run/kept-rules'
import { parseDomains } from '@/lib/domain/parse-domains'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { visibilityOf, VISIBILITY_SAYS } from '@/lib/domain/scope'
import { ownTeams } from '@/lib/server/access/own-teams'
import { noteDone } from '@/lib/server/access/visit'
import { ensureImportProcess } from '@/lib/server/import-process'
import { experimentSettingsHref } from '@/lib/url/imports'
import { importsHref } from '@/lib/url/site'

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const NO_EXPERIMENT = 'There is no such experiment.'

export async function saveName(slug: string, _previous: FormAnswer, form: FormData) {
  const to = {
    slug: text(form, 'slug'),
    name: text(form, 'name'),
    description: text(form, 'description') || null,
  }
  const reason = (await whyRefused('review')) ?? (await renameExperiment(db, slug, to))
  if (reason) return reason
  noteDone(`named ${slug} “${to.name}”${to.slug === slug ? '' : `, now ${to.slug}`}`)
  redirect(experimentSettingsHref(to.slug))
}

/** Who sees it, and whose it is: for admins, and for uploaders of its team. */
export async function saveVisibility(slug: string, _previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('import')
  if (refused) return refused
  const visibility = visibilityOf(form.get('visibility'))
  if (visibility === null) return 'Choose who sees it.'
  const uid = text(form, 'team')
  const team = uid === '' ? null : await findTeam(db, uid)
  if (uid !== '' && team === null) return NO_TEAM
  const to = { visibility, teamId: team?.id ?? null }
  const reason = await setVisibility(db, slug, to, await ownTeams(db))
  if (reason) return reason
  noteDone(`set who sees ${slug}: ${VISIBILITY_SAYS[visibility]}${team ? ` (${team.name})` : ''}`)
  revalidatePath(experimentSettingsHref(slug))
  return { done: 'Saved.' }
}

export async function saveBaseline(slug: string, _previous: FormAnswer, form: FormData) {
  const key = text(form, 'baseline') || null
  const reason = (await whyRefused('review')) ?? (await setBaseline(db, slug, key))
  if (reason) return reason
  noteDone(`set the baseline of ${slug} to ${key ?? 'the first without skills'}`)
  revalidatePath(experimentSettingsHref(slug))
  return { done: 'Saved.' }
}

export async function saveConditions(slug: string, _previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('review')
  if (refused) return refused
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const groups = parseGroups(form.getAll('group'))
  if (groups.length === 0) return 'Choose the trials first.'
  const label = text(form, 'label')
  const condition = parseCondition(
    label ? `${text(form, 'condition')}: ${label}` : text(form, 'condition'),
  )
  if (!condition) return 'Choose a condition.'
  const count = await setConditions(db, experiment.id, groups, condition)
  noteDone(`set the condition of ${count} trials of ${slug} to ${condition.label}`)
  revalidatePath(experimentSettingsHref(slug))
  return { done: `Set for ${count} trials.` }
}

export async function saveDomains(slug: string, _previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('review')
  if (refused) return refused
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const file = form.get('domains')
  const { domains, problem } = parseDomains(file instanceof File ? await file.text() : '')
  if (problem) return problem
  const { set, unknownTasks } = await setDomains(db, experiment.id, domains)
  noteDone(`set the domains of ${set} tasks of ${slug}`)
  revalidatePath(experimentSettingsHref(slug))
  const unknown =
    unknownTasks.length > 0
      ? ` ${unknownTasks.length} names are no task here: ${unknownTasks.slice(0, 3).join(', ')} …`
      : ''
  return { done: `Set for ${set} tasks.${unknown}` }
}

/** Keeps these rules in place of those before; the next import uses them. */
export async function saveRules(slug: string, _previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('review')
  if (refused) return refused
  if (!(await getExperimentIdentity(db, slug))) return NO_EXPERIMENT
  const rules = parseRulesText(text(form, 'rules') || '[]')
  if (typeof rules === 'string') return rules
  const changes = displayRuleChanges(compareRules(await getKeptRules(db, slug), rules))
  await keepRules(db, slug, rules)
  noteDone(
    `set the rules for imports of ${slug} (${rules.length}${changes === null ? '' : `: ${changes}`})`,
  )
  revalidatePath(experimentSettingsHref(slug))
  const said = changes === null ? '' : ` Rules: ${changes}.`
  return {
    done: `${rules.length === 0 ? 'No rules are kept.' : 'Kept for the next import.'}${said}`,
  }
}

export async function removeExperiment(slug: string, _previous: FormAnswer, form: FormData) {
  const reason =
    (await whyRefused('manage')) ?? (await deleteExperiment(db, slug, text(form, 'typed')))
  if (reason) return reason
  noteDone(`deleted the experiment ${slug}`)
  // It is gone for all who look; its rows go meanwhile.
  ensureImportProcess(db)
  redirect(importsHref())
}
