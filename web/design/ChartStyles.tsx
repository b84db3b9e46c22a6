import { useRef } from 'preact/hooks'

import type { TimeChartModel } from '../shared/chart/time-chart-model.ts'
import type { TimeChartHandle } from '../shared/chart/TimeChart.tsx'
import { TimeChart } from '../shared/chart/TimeChart.tsx'
import { TimeChartTable } from '../shared/chart/TimeChartTable.tsx'
import { Figure } from '../shared/Figure.tsx'
import { Button } from '../shared/form/Button.tsx'
import { saveFile } from '../shared/save-file.ts'
import { words } from '../words/words.ts'
import { BALANCE, FATAL, PORTAL, SURVEY } from './examples.ts'
import { Specimen } from './Specimen.tsx'

export function ChartStyles() {
  return (
    <>
      <Specimen
        name="Figure and TimeChart"
        wide
        use="A metric's year on true dates: data darkest, path dotted, the tolerance a band on the side that falls short, cycle values as steps, a cross where a number is missing, events by letter."
      >
        <Example
          model={PORTAL}
          subtitle="Percent of families, more is better · example"
          label="From 52.1% in August to 61.4% on Jan 20, 2023, within the tolerance of the path to 65%."
        />
      </Specimen>
      <Specimen name="Fewer is better" use="The band lies above the path.">
        <Example
          model={FATAL}
          subtitle="Errors, fewer is better · example"
          label="From a baseline of 480 to 212 on Dec 16, 2022, ahead of the path to 150."
        />
      </Specimen>
      <Specimen
        name="A condition, with whiskers"
        use="No path: the bound is a line. A hidden small group is a square on the floor."
      >
        <Example
          model={SURVEY}
          subtitle="Percent of answers, at least 90% · example"
          label="88%, 86% and 91% against at least 90%."
        />
      </Specimen>
      <Specimen name="Keep within" use="The range is a zone.">
        <Example
          model={BALANCE}
          subtitle="Tickets, 8 to 14 · example"
          label="From 19.5 in August to 12.6 in December, within 8 to 14 since October."
        />
      </Specimen>
    </>
  )
}

type ExampleProps = { model: TimeChartModel; subtitle: string; label: string }

function Example({ model, subtitle, label }: ExampleProps) {
  const chart = useRef<TimeChartHandle>(null)
  const save = async () => {
    const picture = await chart.current?.toPng()
    if (picture) saveFile(picture, 'example.png')
  }
  return (
    <Figure
      title={model.title}
      subtitle={subtitle}
      table={<TimeChartTable model={model} />}
      downloads={
        <Button look="quiet" onClick={() => void save()}>
          {words().figure.png}
        </Button>
      }
    >
      <TimeChart model={model} label={label} handle={chart} height={300} />
    </Figure>
  )
}
