import type { Column } from '../../shared/DataTable.tsx'
import { DataTable } from '../../shared/DataTable.tsx'
import { formatShort } from '../../shared/format.ts'
import { controlWords } from '../../words/control.ts'
import type { ControlModel, ControlPoint } from './control-model.ts'

export type ControlTableProps = {
  model: ControlModel
  title: string
}

/** Every point as a row, with the limits where they may be shown. */
export function ControlTable({ model, title }: ControlTableProps) {
  const say = controlWords()
  const { unit, points } = model
  const number = (
    key: 'value' | 'lower' | 'centre' | 'upper',
    header: string,
  ): Column<ControlPoint> => ({
    key,
    header,
    align: 'number',
    renderCell: (point) => formatShort(point[key], unit),
  })
  const lines = new Set(points.flatMap(({ line }) => line ?? []))
  const names = [lines.has('mean') ? say.mean : '', lines.has('median') ? say.median : '']
  const hasLimits = points.some(({ upper }) => upper !== null)
  return (
    <DataTable
      caption={title}
      captionHidden
      phone="list"
      rows={points}
      rowKey={({ startsOn }) => startsOn}
      columns={[
        {
          key: 'period',
          header: say.table.period,
          rowHeader: true,
          renderCell: ({ name }) => name,
        },
        number('value', unit.label === '' ? say.value : `${say.value}, ${unit.label}`),
        ...(hasLimits ? [number('lower', say.lower)] : []),
        ...(lines.size > 0
          ? [number('centre', names.filter((name) => name !== '').join(' / '))]
          : []),
        ...(hasLimits ? [number('upper', say.upper)] : []),
        { key: 'what', header: say.table.what, renderCell: whatOf },
      ]}
    />
  )
}

function whatOf({ what, made, begins }: ControlPoint): string {
  const anew = begins.map((name) => controlWords().table.begins(name))
  return [what, made, ...anew].filter((part) => part !== '').join(' · ')
}
