import Link from 'next/link'
import { CodeText } from '@/components/markdown/code-text'
import { HostileMarkdown } from '@/components/markdown/hostile-markdown'
import { languageOfPath } from '@/components/markdown/language-of-path'
import { MOST_CHARS } from '@/components/markdown/read-markdown'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import type { SkillFile } from '@/lib/diff/pair-files'
import { displayBytes } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { clipText } from '@/lib/trajectory/step-outline'
import { skillHref, type SkillParams } from '@/lib/url/skill'
import { TEXT_FORMS } from '@/lib/url/text-form'

/** A file stands alone on its page: more colours than in a trajectory. */
const MOST_PIECES = 4000

const FORM_WORDS = { markdown: 'Markdown', source: 'source' }

/** The files of the version shown, one at a time. */
export function SkillText({ view, params }: { view: SkillView; params: SkillParams }) {
  const { shown, experiment, skill } = view
  if (!shown) return <p className="text-ink-2">Its text is not here: only logs name this skill.</p>
  if (shown.files.length === 0)
    return <p className="text-ink-2">The files of this version were not kept.</p>
  const file = shown.files.find(({ path }) => path === params.file) ?? shown.files[0]!
  const hrefOf = (change: Partial<SkillParams>) =>
    `${skillHref(experiment.slug, skill, { ...params, ...change })}#text`
  const language = languageOfPath(file.path)
  return (
    <div className="grid items-start gap-x-6 gap-y-3 md:grid-cols-[220px_minmax(0,1fr)]">
      <nav aria-label="Files of the skill" className="max-h-[480px] overflow-auto text-xs">
        <ul>
          {shown.files.map(({ path, bytes }) => (
            <li key={path}>
              <Link
                href={hrefOf({ file: path })}
                scroll={false}
                aria-current={path === file.path ? 'true' : undefined}
                className="flex justify-between gap-3 border-l-2 border-transparent py-[2px] pl-2 text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
              >
                <span className="font-mono wrap-anywhere">{visibleName(path)}</span>
                <span className="whitespace-nowrap text-ink-3">{displayBytes(bytes)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <article aria-label={visibleName(file.path)} className="min-w-0 border bg-panel px-4 py-3">
        <p className="mb-2 flex flex-wrap gap-x-4 border-b pb-1 text-xs text-ink-3">
          <span className="font-mono wrap-anywhere">{visibleName(file.path)}</span>
          <span>version {shown.contentHash.slice(0, 7)}</span>
          {language === 'markdown' && (
            <span className="ml-auto">
              <SwitchLinks
                label="shown as"
                options={TEXT_FORMS.map((form) => ({
                  label: FORM_WORDS[form],
                  href: hrefOf({ text: form, file: params.file }),
                  isCurrent: form === params.text,
                }))}
              />
            </span>
          )}
        </p>
        <FileText
          file={file}
          language={language}
          isRendered={language === 'markdown' && params.text === 'markdown'}
        />
      </article>
    </div>
  )
}

function FileText({
  file: { text },
  language,
  isRendered,
}: {
  file: SkillFile
  language: string | null
  isRendered: boolean
}) {
  if (text === null) return <p className="text-ink-3">No text, or too large to keep.</p>
  if (text.trim() === '') return <p className="text-ink-3">The file is empty.</p>
  if (isRendered)
    return (
      <div className="max-w-[85ch]">
        <HostileMarkdown text={text} />
      </div>
    )
  const kept = clipText(text, MOST_CHARS)
  return (
    <>
      <pre
        tabIndex={0}
        aria-label="Text of the file"
        className="max-h-[720px] overflow-auto font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:isolate]"
      >
        <CodeText text={kept} language={language} mostPieces={MOST_PIECES} />
      </pre>
      {kept.length < text.length && (
        <p className="text-xs text-ink-3">{displayBytes(text.length - kept.length)} more.</p>
      )}
    </>
  )
}
