import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MarkdownDoc } from '@/components/docs/markdown-doc'
import { PageFrame } from '@/components/site/page-frame'
import { readDoc } from '@/lib/server/read-doc'
import { DOCS, docsHref } from '@/lib/url/docs'

type Props = PageProps<'/docs/[...doc]'>

const titleOf = (path: string) => DOCS.find((doc) => doc.path === path)?.title ?? path

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: titleOf((await params).doc.join('/')) }
}

export default async function DocPage({ params }: Props) {
  const path = (await params).doc.join('/')
  const text = await readDoc(path)
  if (text === null) notFound()
  return (
    <PageFrame crumbs={[{ label: 'Docs', href: docsHref() }, { label: titleOf(path) }]}>
      <article className="max-w-[860px]">
        <MarkdownDoc text={text} path={path} />
      </article>
    </PageFrame>
  )
}
