import { PageFrame } from '@/components/site/page-frame'

export default function HomePage() {
  return (
    <PageFrame>
      <h1>Experiments</h1>
    </PageFrame>
  )
}
