import type { Cycle, Metric, Standing } from '../dashboard/dashboard.ts'
import { nameOf, standingAt } from '../dashboard/dashboard.ts'
import { besideMark } from '../dashboard/sentence.ts'
import { showDate } from '../dashboard/shown.ts'
import { ExplainMetric } from '../explain/ExplainMetric.tsx'
import { onSameDay } from '../past/past.ts'
import { MetricCard } from '../shared/MetricCard.tsx'
import { dashboardWords } from '../words/dashboard.ts'
import { departmentWords } from '../words/department.ts'
import { behindFigure, figureInWords, goalInWords, unitOf, yearOf } from './metric-figures.ts'
import { SaveCard } from './SaveCard.tsx'

export type DepartmentMetricProps = {
  metric: Metric
  cycles: readonly Cycle[]
  /** The cycle whose value is shown large. */
  inView: Cycle
}

/** One metric of a department's plan in the cycle in view, with its year. */
export function DepartmentMetric({ metric, cycles, inView }: DepartmentMetricProps) {
  const standing = standingAt(metric, inView.id)
  if (metric.kind === null || !standing) return <Unmeasurable metric={metric} />
  const goal = goalInWords(metric, standing)
  const shown = figureInWords(metric, standing)
  const reason = standing.missing && dashboardWords().missing[standing.missing]
  const says = standing.value === null ? undefined : besideMark(standing.sentence)
  return (
    <MetricCard
      level={4}
      name={nameOf(metric)}
      href={hrefOf(metric)}
      code={metric.code}
      value={standing.value}
      unit={unitOf(metric, standing)}
      detail={behindFigure(metric, standing)}
      status={standing.status}
      series={yearOf(metric, cycles)}
      explain={<ExplainMetric metric={metric} cycle={inView} />}
      strip={{ cycles: stripOf(metric, cycles), current: inView.name }}
      {...(shown !== undefined && { shown })}
      {...(goal !== '' && { goal })}
      {...printedOf(metric)}
      {...(reason !== null && standing.value === null && { reason })}
      {...(says !== undefined && { sentence: says })}
    >
      <Deviation standing={standing} />
      <SaveCard
        name={`${metric.code}-${inView.name}`}
        picture={{
          title: `${metric.code} ${nameOf(metric)}`,
          says: standing.sentence,
          source: metric.sourceSystem,
          series: yearOf(metric, cycles),
        }}
      />
    </MetricCard>
  )
}

/** A departure from the path that leadership accepted: its own mark, beside the true status. */
function Deviation({ standing: { deviation } }: { standing: Standing }) {
  const say = departmentWords()
  if (deviation === null) return null
  return (
    <p class="deviation">
      <b>{say.deviation(showDate(deviation.endsOn))}.</b>{' '}
      {say.deviationWhy(deviation.reason, deviation.owner)}
    </p>
  )
}

function Unmeasurable({ metric }: { metric: Metric }) {
  const say = departmentWords()
  return (
    <article class="metric unmeasurable">
      <div>
        <p class="code">{metric.code}</p>
        <h4>
          <a href={hrefOf(metric)}>{nameOf(metric)}</a>
        </h4>
      </div>
      <div class="says">
        <p>
          <b>{say.notMeasurable}</b> {say.notMeasurableDo}
        </p>
        <p>
          <a href={hrefOf(metric)}>{say.define}</a>
        </p>
      </div>
    </article>
  )
}

function stripOf(metric: Metric, cycles: readonly Cycle[]) {
  return cycles.flatMap(({ id, name }) => {
    const status = standingAt(metric, id)?.status
    return status ? [{ name, status }] : []
  })
}

function printedOf({ title, text }: Metric): { printed?: string } {
  return title === '' || title === text ? {} : { printed: text }
}

function hrefOf({ id }: Metric): string {
  return onSameDay(`/metrics/${encodeURIComponent(id)}`)
}
