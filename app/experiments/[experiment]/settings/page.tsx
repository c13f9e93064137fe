import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ConditionSection } from '@/components/settings/condition-section'
import {
  BaselineSection,
  DeleteSection,
  DomainSection,
  NameSection,
} from '@/components/settings/settings-sections'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { getExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { experimentSettingsHref } from '@/lib/url/imports'
import { removeExperiment, saveBaseline, saveConditions, saveDomains, saveName } from './actions'

export const generateMetadata = viewTitle('Settings')

export default async function SettingsPage({
  params,
}: PageProps<'/experiments/[experiment]/settings'>) {
  const { experiment: slug } = await params
  const settings = await getExperimentSettings(db, slug)
  if (!settings) {
    const moved = await getExperimentIdentity(db, slug)
    if (moved) redirect(experimentSettingsHref(moved.slug))
    notFound()
  }
  return (
    <PageFrame experiment={settings} tab="settings" crumbs={[{ label: 'Settings' }]}>
      <h1>Settings of {settings.name}</h1>
      <ConditionSection settings={settings} action={saveConditions.bind(null, slug)} />
      <BaselineSection settings={settings} action={saveBaseline.bind(null, slug)} />
      <DomainSection settings={settings} action={saveDomains.bind(null, slug)} />
      <NameSection settings={settings} action={saveName.bind(null, slug)} />
      <DeleteSection settings={settings} action={removeExperiment.bind(null, slug)} />
    </PageFrame>
  )
}
