import { DataTable } from '../shared/DataTable.tsx'
import { formatDay, NO_NUMBER } from '../shared/format.ts'
import { metricWords } from '../words/metric.ts'
import { headerUnit, plain, sayDistance, sayShown, unitless } from './amounts.ts'
import type { SiteRow } from './breakdown.ts'
import { hasSiteTarget, siteRows } from './breakdown.ts'
import { ExplainFigure } from './ExplainFigure.tsx'
import type { CycleOfMetric, Metric, Series, SeriesPart } from './series.ts'
import { day } from './series.ts'
import { SmallGroupsNote } from './SmallGroups.tsx'

export type SiteTableProps = {
  series: Series
  inView: CycleOfMetric
}

/** A cycle by site. It is for staff, so small numbers are shown. */
export function SiteTable({ series, inView }: SiteTableProps) {
  const { cycle } = inView
  const say = metricWords().breakdown
  const { metric } = series
  const rows = siteRows(series, cycle.id)
  if (rows.length === 0 || metric.kind === null) return null
  const compared = hasSiteTarget(metric)
  const divides = metric.kind === 'rate' || metric.kind === 'score'
  return (
    <section class="section screen-only">
      <h2>{say.title}</h2>
      <p class="quiet">{compared ? say.lede(cycle.name) : say.ledePlain(cycle.name)}</p>
      <DataTable
        caption={say.title}
        captionHidden

        rows={rows}
        rowKey={({ site }) => site.id}
        columns={[
          {
            key: 'site',
            header: say.site,
            rowHeader: true,
            renderCell: (row) => <Site {...row} />,
          },
          {
            key: 'value',
            header: metricWords().cycles.inUnit(say.value, headerUnit(metric)),
            align: 'number',
            renderCell: ({ site, part }) => (
              <span class="with-sign">
                <ExplainFigure series={series} one={inView} place={{ of: 'site', id: site.id }} />
                <span>{valueOf(metric, part)}</span>
              </span>
            ),
          },
          ...(divides
            ? [
                {
                  key: 'of',
                  header: say.of,
                  align: 'number' as const,
                  renderCell: ({ part }: SiteRow) => madeOf(metric, part),
                },
              ]
            : []),
          ...(compared
            ? [
                {
                  key: 'gap',
                  header: say.gap,
                  align: 'number' as const,
                  renderCell: (row: SiteRow) => gapOf(metric, row),
                },
              ]
            : []),
          {
            key: 'last',
            header: say.last,
            align: 'number',
            renderCell: ({ part }) => (part?.lastOn ? formatDay(day(part.lastOn)) : NO_NUMBER),
          },
        ]}
      />
      {metric.privacyClass !== 'public_body' && <SmallGroupsNote series={series} />}
    </section>
  )
}

function Site({ site, part }: SiteRow) {
  const say = metricWords()
  const reason = part?.missing ? say.missing[part.missing] : ''
  const note = part?.obstacle ?? reason
  return (
    <>
      {site.name}
      {!site.expected && <span class="aside">{say.breakdown.unexpected}</span>}
      {note !== '' && <span class="aside">{note}</span>}
    </>
  )
}

/** One place's own value: a milestone's stage, not how many sites reached it. */
export function valueOf(metric: Metric, part: SeriesPart | undefined): string {
  const isHidden = part?.suppressed === '*'
  if (!part || (part.value === null && !isHidden)) return metricWords().breakdown.noNumber
  return sayShown({ ...unitless(metric), siteIds: [] }, part)
}

/** What was divided. */
export function madeOf(metric: Metric, part: SeriesPart | undefined): string {
  if (!part || part.numerator === null || part.denominator === null) return NO_NUMBER
  const say = metricWords()
  return metric.kind === 'score'
    ? say.answers(plain(part.denominator))
    : say.ofWhole(plain(part.numerator), plain(part.denominator))
}

function gapOf(metric: Metric, { part, beyond }: SiteRow): string {
  const say = metricWords().breakdown
  if (beyond === null || !part) return NO_NUMBER
  const distance = sayDistance({ ...metric, siteIds: [] }, beyond)
  if (beyond === 0 || distance === '') return beyond < 0 ? NO_NUMBER : say.reached
  if (beyond > 0) return say.beyond(distance)
  const fewer = metric.direction === 'down' || metric.direction === 'at_most'
  return fewer ? say.over(distance) : say.short(distance)
}
