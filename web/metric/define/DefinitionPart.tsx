import { Notice } from '../../shared/page/Notice.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Series } from '../series.ts'

export type DefinitionPartProps = {
  series: Series
  mayDefine: boolean
  onChanged: (what: string) => void
}

export function DefinitionPart({ series }: DefinitionPartProps) {
  const say = metricWords().define
  const { lacks } = series.metric
  if (lacks.length === 0) return null
  return (
    <Notice look="warning" title={say.lacksTitle}>
      {lacks.map(({ message }) => message).join(' ')}
    </Notice>
  )
}
