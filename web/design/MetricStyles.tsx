import { ChainBoard } from '../shared/ChainBoard.tsx'
import type { TimeChartModel } from '../shared/chart/time-chart-model.ts'
import { MetricCard } from '../shared/MetricCard.tsx'
import { describeSeries, Sparkline } from '../shared/sparkline/Sparkline.tsx'
import { at, BOUNDS, FATAL, gap, PEOPLE, PERCENT, PORTAL, TICKS } from './examples.ts'
import { Specimen } from './Specimen.tsx'

export function MetricStyles() {
  return (
    <>
      <Specimen name="ChainBoard" use="The theory of action, as the plan promises it." wide>
        <ChainBoard
          chains={[
            {
              ifWe: ['promote the parent portal with site and program staff'],
              // oxlint-disable-next-line unicorn/no-thenable -- The plan's own word.
              then: ['more families hold accounts and follow progress'],
              whichWill: 'increase data access',
            },
          ]}
        />
      </Specimen>
      <Specimen name="MetricCard" use="In a grid of cards, under the action it measures." wide>
        <MetricCards />
      </Specimen>
      <Specimen
        name="Sparkline"
        use="True dates, gaps left open, the target path dotted and lighter."
      >
        <div class="row">
          <Small points={PORTAL.observations} status="on_track" />
          <Small
            points={[at('2022-09-30', 55), gap('2022-12-31'), at('2023-03-31', 57)]}
            status="off_track"
          />
          <Small points={[at('2022-09-30', 55)]} status="at_risk" />
          <Small points={[]} status="no_data" />
        </div>
      </Specimen>
    </>
  )
}

type SmallProps = {
  points: TimeChartModel['observations']
  status: 'on_track' | 'off_track' | 'at_risk' | 'no_data'
}

function Small({ points, status }: SmallProps) {
  const label = describeSeries(points, PORTAL.path, PERCENT)
  return (
    <Sparkline
      {...BOUNDS_OF_YEAR}
      points={points}
      path={PORTAL.path}
      status={status}
      label={label}
    />
  )
}

const BOUNDS_OF_YEAR = { from: BOUNDS.startsOn, to: BOUNDS.endsOn }

function MetricCards() {
  const year = { ...BOUNDS_OF_YEAR, ticks: TICKS }
  const training = [
    at('2022-09-30', 75),
    at('2022-12-31', 150),
    at('2023-03-31', 225),
    at('2023-06-30', 300),
  ]
  return (
    <div class="cards">
      <MetricCard
        code="DR-2.1.a"
        name="Families with an active portal account"
        href="/design"
        value={61.4}
        unit={PERCENT}
        detail="7,912 of 12,886 · 24 of 24 sites"
        status="on_track"
        sentence="The path is 61.6 ± 1.5; the target is 65% by June."
        series={{ ...year, points: PORTAL.observations, path: PORTAL.path }}
      />
      <MetricCard
        code="DR-2.1.b"
        name="Staff who completed warehouse training"
        href="/design"
        value={112}
        unit={PEOPLE}
        detail="year to date"
        status="off_track"
        sentence="Short of the path by 38. The money for substitutes arrived on Dec 9."
        series={{ ...year, points: [at('2022-09-30', 40), at('2022-12-31', 112)], path: training }}
      />
      <MetricCard
        code="DR-1.2.c"
        name="Fatal errors per state submission"
        href="/design"
        value={212}
        unit={FATAL.unit}
        detail="fewer is better, was 480"
        status="on_track"
        sentence="Ahead of the path by 53."
        series={{ ...year, points: FATAL.observations, path: FATAL.path }}
      />
      <MetricCard
        code="SF-1.1.a"
        name="Council meetings with a quorum"
        href="/design"
        value={null}
        unit={PERCENT}
        status="no_data"
        reason="meeting not held"
        series={{ ...year, points: [], path: [at('2022-09-30', 70), at('2023-06-30', 90)] }}
      />
    </div>
  )
}
