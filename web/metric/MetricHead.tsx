import { countingsFor } from '../../domain/counting/fits.ts'
import { onSameDay } from '../past/past.ts'
import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { formatSchoolYear } from '../shared/format.ts'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { metricWords } from '../words/metric.ts'
import type { Writing } from './record/writing.ts'
import type { Series } from './series.ts'
import { nameOf, schoolYearOf } from './series.ts'

export type MetricHeadProps = {
  series: Series
  /** Absent when the person may not record. */
  onWrite?: (writing: Writing) => void
}

/** Where the metric stands in the plan, its name, and what one may do. */
export function MetricHead({ series, onWrite }: MetricHeadProps) {
  const say = metricWords()
  const { metric, place, schoolYear } = series
  const address = `/departments/${encodeURIComponent(place.departmentId)}?year=${schoolYear}`
  const department = onSameDay(address)
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: department, label: place.department },
          {
            href: `${department}#priority-${place.priorityId}`,
            label: `${place.priorityNumber} ${place.priority}`,
          },
        ]}
      />
      <PageHead
        title={nameOf(metric)}
        eyebrow={`${metric.code} · ${formatSchoolYear(schoolYearOf(schoolYear))}`}
        lede={
          metric.title !== '' && (
            <>
              {say.head.printed} “{metric.text}”
            </>
          )
        }
      >
        {onWrite && (
          <>
            <Button onClick={() => onWrite({ kind: 'record', answer: 'number' })}>
              {say.record.open}
            </Button>
            <Button look="plain" onClick={() => onWrite({ kind: 'record', answer: 'missing' })}>
              {say.record.explain}
            </Button>
            {countingsFor(metric).length > 0 && (
              <ButtonLink look="plain" href={`/metrics/${encodeURIComponent(metric.id)}/count`}>
                {say.record.count}
              </ButtonLink>
            )}
          </>
        )}
      </PageHead>
      {metric.removed && <Notice look="warning">{say.head.removed}</Notice>}
    </>
  )
}
