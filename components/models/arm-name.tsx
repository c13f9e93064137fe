import type { ArmHead } from '@/lib/analysis/model/describe-pair'
import { visibleName } from '@/lib/domain/visible-text'

type Named = Pick<ArmHead, 'configuration' | 'harness' | 'model'>

/** What a configuration is called in a line. */
export const configurationName = ({ configuration, harness, model }: Named): string =>
  visibleName([model, harness].filter(Boolean).join(' · ') || configuration)

/** Model, with its harness in grey. */
export function ConfigurationName(props: Named) {
  const { configuration, harness, model } = props
  return (
    <>
      {visibleName(model ?? configuration)}{' '}
      {harness && <span className="font-normal text-ink-3">{visibleName(harness)}</span>}
    </>
  )
}
