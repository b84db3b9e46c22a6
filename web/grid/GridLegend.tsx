import { showNumber } from '../../domain/shown-number.ts'
import { COLOURS } from '../../domain/status-grid.ts'
import { sayTarget } from '../metric/amounts.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { ColourMark } from '../shared/grid/ColourMark.tsx'
import { ColourTable } from '../shared/grid/ColourTable.tsx'
import { gridWords } from '../words/grid.ts'
import type { MetricInGrid } from './grid.ts'
import { byTable, nameOf, toSaid } from './grid.ts'

/** What the words and colours mean, for the screen and for paper. */
export function GridLegend({ metrics }: { metrics: readonly MetricInGrid[] }) {
  const say = gridWords()
  return (
    <section class="section grid-legend">
      <h2>{say.legend}</h2>
      <div class="meanings">
        <div>
          {say.meanings.map((meaning) => (
            <p key={meaning}>{meaning}</p>
          ))}
          <p>
            {say.coloursOrder}:{' '}
            {COLOURS.map((colour) => (
              <ColourMark key={colour} colour={colour} />
            ))}
          </p>
        </div>
        <ColourTables metrics={metrics} />
      </div>
      <h3>{say.cutPoints}</h3>
      <CutTable metrics={metrics} />
    </section>
  )
}

function ColourTables({ metrics }: { metrics: readonly MetricInGrid[] }) {
  const say = gridWords()
  const [most, ...others] = byTable(metrics)
  if (!most) return null
  return (
    <div class="colour-tables">
      <ColourTable caption={say.usualTable} colours={most.definition.colours} />
      <ColourTable
        caption={`${say.usualTable}, ${say.fewTable}`}
        colours={most.definition.fewColours}
      />
      {others.map(({ definition, metrics: own }) => (
        <ColourTable
          key={codes(own)}
          caption={say.tableOf(codes(own))}
          colours={definition.colours}
        />
      ))}
    </div>
  )
}

function codes(own: readonly MetricInGrid[]): string {
  return own.map(({ code }) => code).join(', ')
}

function CutTable({ metrics }: { metrics: readonly MetricInGrid[] }) {
  const say = gridWords()
  return (
    <DataTable
      caption={say.cutCaption}
      captionHidden
      phone="list"
      rows={metrics}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'metric',
          header: say.metric,
          rowHeader: true,
          renderCell: (metric) => (
            <>
              <span class="code">{metric.code}</span> {nameOf(metric)}
              {metric.definition?.better === 'lower' && (
                <span class="remark">{say.lowerBetter}</span>
              )}
            </>
          ),
        },
        {
          key: 'levels',
          header: say.level,
          renderCell: (metric) =>
            metric.definition?.levelCuts.map((cut) => sayTarget(toSaid(metric), cut)).join(' · '),
        },
        {
          key: 'changes',
          header: say.cutChanges,
          renderCell: ({ definition }) => definition?.changeCuts.map(signed).join(' · '),
        },
        {
          key: 'few',
          header: say.cutFew,
          renderCell: ({ definition }) => definition?.fewChangeCuts.map(signed).join(' · '),
        },
      ]}
    />
  )
}

function signed(cut: number): string {
  return cut > 0 ? `+${showNumber(cut)}` : showNumber(cut)
}
