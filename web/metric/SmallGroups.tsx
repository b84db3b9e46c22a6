import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { metricWords } from '../words/metric.ts'
import type { Series } from './series.ts'

/** Under a table by site or group: whether small groups are in it, and how others see the page. */
export function SmallGroupsNote({ series }: { series: Series }) {
  const say = metricWords().smallGroups
  if (series.hides) return <p class="quiet aside-note">{say.notShown}</p>
  const address = new URLSearchParams({ smallGroups: 'hidden' })
  if (series.asOf !== null) address.set('asOf', series.asOf.slice(0, 10))
  return (
    <p class="quiet aside-note">
      {say.shown}{' '}
      <a href={`/metrics/${encodeURIComponent(series.metric.id)}?${address}`}>{say.asOthers}</a>
    </p>
  )
}

/** Says that the page is shown as others see it, with the way back. */
export function AsOthersNotice({ onBack }: { onBack: () => void }) {
  const say = metricWords().smallGroups
  return (
    <Notice look="warning">
      {say.viewTitle}{' '}
      <Button look="quiet" onClick={onBack}>
        {say.back}
      </Button>
    </Notice>
  )
}
