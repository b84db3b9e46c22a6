import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { hasLevels } from '../../../domain/grid-check.ts'
import { showNumber } from '../../../domain/shown-number.ts'
import type { Better, GridDefinition } from '../../../domain/status-grid.ts'
import type { MetricGridBody } from '../../api.ts'
import { ExplainPlace } from '../../grid/ExplainPlace.tsx'
import type { Grid, MetricInGrid } from '../../grid/grid.ts'
import { useApi, useResource } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { ColourMark } from '../../shared/grid/ColourMark.tsx'
import { ColourTable } from '../../shared/grid/ColourTable.tsx'
import { gridWords } from '../../words/grid.ts'
import { sayTarget } from '../amounts.ts'
import type { CycleOfMetric, Series } from '../series.ts'
import { GridForm } from './GridForm.tsx'

export type GridPartProps = {
  series: Series
  inView: CycleOfMetric
  mayDefine: boolean
  /** The past is shown; it has the day's cut points and no form. */
  asOf: string | null
  onChanged: (what: string) => void
}

/** The metric's own grid with its place marked, its cut points in numbers, and the form that sets them. */
export function GridPart({ series, inView, mayDefine, asOf, onChanged }: GridPartProps) {
  const say = gridWords()
  const api = useApi()
  const [open, setOpen] = useState(false)
  const { metric, schoolYear, place, record } = series
  const { cycle } = inView
  const wanted = hasLevels(metric)
  const grid = useResource(wanted ? metric.id : null, (signal) =>
    parseResponse(
      api.metricGrid[':id'].grid.$get(
        { param: { id: metric.id }, query: {} },
        { init: { signal } },
      ),
    ),
  )
  const key = `${schoolYear} ${cycle.id} ${asOf ?? ''} ${record} ${grid.value?.version ?? ''}`
  const query = {
    year: schoolYear,
    cycle: cycle.id,
    department: place.departmentId,
    ...(asOf !== null && { asOf }),
  }
  const view = useResource(grid.value?.definition ? key : null, (signal) =>
    parseResponse(api.grid.$get({ query }, { init: { signal } })),
  )
  const own = view.value?.metrics.find(({ id }) => id === metric.id)
  const definition = grid.value?.definition
  return (
    <section class="section own-grid" id="status-and-change">
      <h2>{say.own}</h2>
      {!wanted && metric.kind !== null && <p class="quiet">{say.ownAbsent}</p>}
      {(grid.problem ?? view.problem) && <p class="quiet">{say.ownAway}</p>}
      {grid.value && !definition && <p class="quiet">{say.ownNone}</p>}
      {definition && (
        <OwnGrid definition={definition} grid={view.value} own={own} series={series} />
      )}
      {mayDefine && grid.value && !open && (
        <Button look="plain" onClick={() => setOpen(true)}>
          {definition ? say.edit : say.set}
        </Button>
      )}
      {open && grid.value && (
        <GridForm
          series={series}
          grid={grid.value}
          onClose={() => setOpen(false)}
          onSaved={(what) => {
            setOpen(false)
            grid.reload()
            onChanged(what)
          }}
        />
      )}
    </section>
  )
}

type OwnGridProps = {
  definition: NonNullable<MetricGridBody['definition']>
  /** The view that `own` is of; absent while it is asked for. */
  grid: Grid | undefined
  own: MetricInGrid | undefined
  series: Series
}

function OwnGrid({ definition, grid, own, series }: OwnGridProps) {
  const say = gridWords()
  const few = own?.columns === 3
  return (
    <>
      {own && (
        <p class="sentence">
          {own.colour && <ColourMark colour={own.colour} />} {own.sentence}
        </p>
      )}
      {grid && own && (
        <p>
          <ExplainPlace grid={grid} metric={own} own />
        </p>
      )}
      <div class="colour-tables">
        <ColourTable
          caption={few ? say.form.fewColours : say.form.colours}
          colours={few ? definition.fewColours : definition.colours}
          better={definition.better}
          {...(own && { at: own })}
        />
      </div>
      <CutPoints definition={definition} series={series} />
    </>
  )
}

function CutPoints({ definition, series }: { definition: GridDefinition; series: Series }) {
  const say = gridWords()
  const { metric } = series
  const heads: Record<Better, string> = { higher: say.cutLevels, lower: say.cutLevelsLower }
  return (
    <dl class="cut-points">
      <dt>{heads[definition.better]}</dt>
      <dd>{definition.levelCuts.map((cut) => sayTarget(metric, cut)).join(' · ')}</dd>
      <dt>{say.cutChanges}</dt>
      <dd>{definition.changeCuts.map(signed).join(' · ')}</dd>
      <dt>{say.cutFew}</dt>
      <dd>{definition.fewChangeCuts.map(signed).join(' · ')}</dd>
    </dl>
  )
}

function signed(cut: number): string {
  return cut > 0 ? `+${showNumber(cut)}` : showNumber(cut)
}
