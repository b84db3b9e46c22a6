import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

import { words } from '../words/words.ts'

export interface Column<Row> {
  key: string
  header: ComponentChildren
  /** What a phone's list calls the value; the header when that is text. */
  shortHeader?: string
  /** `number` stands right aligned in tabular figures. */
  align?: 'text' | 'number'
  /** The column that names the row. One column of a table is. */
  rowHeader?: boolean
  /** The cycle the page is about: a wash behind the column. */
  current?: boolean
  renderCell: (row: Row) => ComponentChildren
}

export type DataTableProps<Row> = {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** 1 is indented under the row above it. */
  level?: (row: Row) => 0 | 1
  /** On a phone: a list of rows, or the same table scrolled sideways. */
  phone?: 'list' | 'scroll'
}

/** A table that scrolls sideways by keyboard too when it is wider than the page. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, phone = 'scroll' } = props
  const region = useRef<HTMLDivElement>(null)
  const overflows = useOverflow(region)
  return (
    <div
      ref={region}
      class="table-region"
      {...(overflows && {
        tabIndex: 0,
        role: 'region',
        'aria-label': words().table.scrollable(caption),
      })}
    >
      <table class={phone === 'list' ? 'listing' : undefined}>
        <caption class={captionHidden ? 'hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} class={props.level?.(row) === 1 ? 'under' : undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} class="quiet">
                {words().table.empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.renderCell(row)
  if (column.rowHeader) {
    return (
      <th scope="row" class={classOf(column)}>
        {content}
      </th>
    )
  }
  const text = typeof column.header === 'string' ? column.header : ''
  return (
    <td class={classOf(column)} data-label={column.shortHeader ?? text}>
      {content}
    </td>
  )
}

function classOf<Row>({ align, current }: Column<Row>): string | undefined {
  return (
    [align === 'number' && 'number', current && 'current'].filter(Boolean).join(' ') || undefined
  )
}

/** Whether an element's content is wider than the element. */
function useOverflow(element: { current: HTMLElement | null }): boolean {
  const [overflows, setOverflows] = useState(false)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return undefined
    const measure = () => setOverflows(observed.scrollWidth > observed.clientWidth + 1)
    // Observing measures at once, after the layout that the page needs anyway.
    const sizes = new ResizeObserver(measure)
    sizes.observe(observed)
    if (observed.firstElementChild) sizes.observe(observed.firstElementChild)
    return () => sizes.disconnect()
  }, [element])
  return overflows
}
