import { Suspense } from 'react'
import { Findings, HarmCell } from '@/components/home/findings'
import { HomeView } from '@/components/home/home-view'
import { ThreeSteps } from '@/components/home/ways-in'
import { PageFrame } from '@/components/site/page-frame'
import type { Finding } from '@/lib/analysis/experiment/list-findings'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { ask } from '@/lib/server/ask'

const WAITING = <span className="text-ink-3">…</span>

export default async function HomePage() {
  // Tests of every task take longer than the table: they arrive when they are there.
  const findings = ask('listFindings')
  const experiments = await ask('listExperiments')
  // Of several generated ones the first that was loaded, unless another shows a harm beyond luck.
  const demo = experiments.findLast(({ isGenerated, contrast }) => isGenerated && contrast)
  return (
    <PageFrame>
      <HomeView
        experiments={experiments}
        demo={
          demo && (
            <Suspense fallback={<section aria-busy="true" />}>
              <DemoSteps slug={demo.slug} findings={findings} />
            </Suspense>
          )
        }
        harms={Object.fromEntries(
          experiments.map(({ slug }) => [
            slug,
            <Suspense key={slug} fallback={WAITING}>
              <HarmsOf slug={slug} findings={findings} />
            </Suspense>,
          ]),
        )}
        findings={
          <Suspense fallback={<p aria-busy="true">{WAITING}</p>}>
            <AllFindings findings={findings} />
          </Suspense>
        }
      />
    </PageFrame>
  )
}

async function DemoSteps({ slug, findings }: FindingsProps & { slug: string }) {
  const shown = (await findings).find(({ isGenerated, harmed }) => isGenerated && harmed.length > 0)
  const view = await ask('listHarms', shown?.slug ?? slug, {
    ...DEFAULT_QUESTION,
    ...{ show: 'harms', offset: 0, limit: 1 },
  })
  return view && <ThreeSteps view={view} />
}

interface FindingsProps {
  readonly findings: Promise<readonly Finding[]>
}

async function HarmsOf({ slug, findings }: FindingsProps & { slug: string }) {
  return <HarmCell finding={(await findings).find((finding) => finding.slug === slug)} />
}

async function AllFindings({ findings }: FindingsProps) {
  return <Findings findings={await findings} />
}
