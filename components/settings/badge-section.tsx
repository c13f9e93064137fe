import { Section } from '@/components/ui/section'
import type { ExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { badgeHref, overviewHref } from '@/lib/url/experiment'

/** The headline as a small picture, with the line of Markdown that shows it. */
export function BadgeSection({
  settings: { slug, name },
  origin,
}: {
  settings: Pick<ExperimentSettings, 'slug' | 'name'>
  origin: string
}) {
  const picture = badgeHref(slug)
  return (
    <Section id="badge" title="Badge" aside="the headline as a picture for a README">
      <div className="max-w-2xl rounded-[6px] border bg-panel p-4">
        <img src={picture} alt={`Headline of ${name}`} height={20} className="h-5" />
        <pre
          tabIndex={0}
          aria-label="Markdown of the badge"
          className="mt-3 overflow-x-auto rounded border bg-sunk p-2 font-mono text-xs"
        >
          {`[![skills](${origin}${picture})](${origin}${overviewHref(slug)})`}
        </pre>
        <p className="mt-2 text-xs text-ink-2">
          For another comparison, or for tokens, cost or time, copy what stands behind the ? of a
          page’s link behind both addresses. Whoever shows it must reach this server. Where nobody
          can, save the picture into the repository:{' '}
          <code className="wrap-anywhere">{`curl -o skills.svg ${origin}${picture}`}</code>
        </p>
      </div>
    </Section>
  )
}
