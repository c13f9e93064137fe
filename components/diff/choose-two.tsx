import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { ExperimentName } from '@/lib/analysis/experiment/list-experiment-names'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { diffHref } from '@/lib/url/diff'
import { importsHref } from '@/lib/url/site'
import { harmsHref } from '@/lib/url/harms'
import { trialsHref } from '@/lib/url/trial-list'

/** A diff that names no trial: the ways to two of them. */
export function ChooseTwo({ experiments }: { experiments: readonly ExperimentName[] }) {
  const withTrials = experiments.filter(({ kind, trials }) => kind === 'logs' && trials > 0)
  return (
    <>
      <Section id="from-list" title="Choose from an experiment">
        {withTrials.length === 0 ? (
          <p className="text-ink-2">
            No experiment holds trials from logs yet.{' '}
            <Link href={importsHref()} className="underline underline-offset-2">
              Import logs
            </Link>
          </p>
        ) : (
          <ul className="border-t">
            {withTrials.map(({ slug, name, trials }) => (
              <li key={slug} className="flex flex-wrap items-baseline gap-x-4 border-b py-[6px]">
                <span className="min-w-0 font-[550] wrap-anywhere">{visibleName(name)}</span>
                <span className="text-xs text-ink-3">{displayCounted(trials, 'trial')}</span>
                <span className="ml-auto flex gap-4 text-xs">
                  <Link href={trialsHref(slug)} className="underline underline-offset-2">
                    Choose two of its trials
                  </Link>
                  <Link href={harmsHref(slug)} className="underline underline-offset-2">
                    Where skills hurt
                  </Link>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="by-id" title="Or by their ids" aside="the last part of a trial’s address">
        <form action={diffHref({})} className="flex max-w-xl flex-wrap items-end gap-3">
          {(['left', 'right'] as const).map((side) => (
            <div key={side} className="min-w-[140px] flex-1">
              <Field label={side === 'left' ? 'Left' : 'Right'}>
                <input
                  name={side}
                  required
                  maxLength={64}
                  autoComplete="off"
                  className={INPUT_CLASS}
                />
              </Field>
            </div>
          ))}
          <Button type="submit" look="primary">
            Diff
          </Button>
        </form>
      </Section>
    </>
  )
}
