import { buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { docHref } from '@/lib/url/docs'
import { experimentExportHref } from '@/lib/url/imports'

/** Where the experiment is saved as a file that an import reads again. */
export function ExportSection({ slug }: { slug: string }) {
  return (
    <Section id="export" title="Export">
      <p className="max-w-2xl text-ink-2">
        One file of JSON lines with its tasks, conditions, skills and trials with all steps.
        Imported into another Skillscope it gives the same experiment, with the same links.{' '}
        <a href={docHref('export')} className="underline">
          What is in it
        </a>
      </p>
      <a
        href={experimentExportHref(slug)}
        download
        className={`${buttonClass()} mt-3 inline-block`}
      >
        Save {slug}.jsonl
      </a>
    </Section>
  )
}
