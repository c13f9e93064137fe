import { headers } from 'next/headers'
import { carriedComparison } from '@/app/experiments/[experiment]/carried-comparison'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { BadgeSection } from '@/components/settings/badge-section'
import { ConditionSection } from '@/components/settings/condition-section'
import { KeptRulesSection } from '@/components/settings/kept-rules-section'
import { ExportSection } from '@/components/settings/export-section'
import {
  BaselineSection,
  DeleteSection,
  DomainSection,
  NameSection,
} from '@/components/settings/settings-sections'
import { ViewFrame } from '@/components/site/view-frame'
import { db } from '@/db'
import { getExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { listRuleCounts } from '@/lib/analysis/import/list-rule-counts'
import { getKeptRules } from '@/lib/ingest/run/kept-rules'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { loadContrastParams } from '@/lib/url/experiment'
import { experimentSettingsHref } from '@/lib/url/imports'
import { VisibilitySection } from '@/components/settings/visibility-section'
import type { ExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { listTeamNames } from '@/lib/analysis/access/list-teams'
import { whyNotSetVisibility } from '@/lib/change/set-visibility'
import { ownTeams } from '@/lib/server/access/own-teams'
import { hasAccessControl, whyNotDo } from '@/lib/server/access/visit'
import {
  removeExperiment,
  saveBaseline,
  saveConditions,
  saveDomains,
  saveName,
  saveRules,
  saveVisibility,
} from './actions'

export const generateMetadata = viewTitle('settings')

type Props = PageProps<'/experiments/[experiment]/settings'>

/** The settings of the experiment that a slug, also a former one, belongs to. */
async function findSettings(slug: string) {
  const found = await getExperimentIdentity(db, slug)
  const settings = found && (await getExperimentSettings(db, found.slug))
  if (!settings) return null
  const [rules, counts] = await Promise.all([
    getKeptRules(db, settings.slug),
    listRuleCounts(db, settings.id),
  ])
  return { experiment: settings, rules, counts }
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const comparison = await loadContrastParams(searchParams)
  const {
    experiment: settings,
    rules,
    counts,
  } = await openView(params, findSettings, experimentSettingsHref)
  const { slug } = settings
  return (
    <ViewFrame
      view="settings"
      experiment={settings}
      comparison={await carriedComparison(slug, comparison, experimentSettingsHref)}
    >
      <h1>Settings of {settings.name}</h1>
      <ConditionSection settings={settings} action={saveConditions.bind(null, slug)} />
      <BaselineSection settings={settings} action={saveBaseline.bind(null, slug)} />
      <DomainSection settings={settings} action={saveDomains.bind(null, slug)} />
      {settings.kind === 'logs' && (
        <KeptRulesSection rules={rules} counts={counts} action={saveRules.bind(null, slug)} />
      )}
      <NameSection settings={settings} action={saveName.bind(null, slug)} />
      {hasAccessControl() && <WhoSees settings={settings} />}
      {settings.kind === 'logs' && <ExportSection slug={slug} />}
      <BadgeSection settings={settings} origin={`http://${(await headers()).get('host')}`} />
      <DeleteSection settings={settings} action={removeExperiment.bind(null, slug)} />
    </ViewFrame>
  )
}

async function WhoSees({ settings }: { settings: ExperimentSettings }) {
  const own = await ownTeams(db)
  const [teams, whyNotShare] = await Promise.all([
    listTeamNames(db, own),
    whyNotSetVisibility(db, settings.slug, own),
  ])
  return (
    <VisibilitySection
      settings={settings}
      teams={teams}
      isByAdmin={own === null}
      whyNot={whyNotDo('import') ?? whyNotShare}
      action={saveVisibility.bind(null, settings.slug)}
    />
  )
}
