/** What is said of one figure. It knows nothing of metrics, so that any figure can use it. */

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import type { Calculation } from '../../domain/calculation.ts'
import type { Status } from '../../domain/status.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { explainWords } from '../words/explain.ts'
import { Calculations } from './Calculations.tsx'

const FIRST_SHOWN = 8

export type ExplainPanelProps<Row> = {
  /** As it is shown on the page. */
  figure?: ComponentChildren
  status?: Status
  /** The rule's name in words. */
  rule: string
  /** What the rule is taken from. */
  source?: string
  /** The formula with its numbers put in; empty when there is no number. */
  formula?: string
  /** Instead of the formula, when it is empty. */
  noFormula?: string
  /** Several numbers by name, each with its formula, in place of the one. */
  calculations?: readonly Calculation[]
  /** Beside them: what was not calculated, and why. */
  remark?: string
  /** Why the numbers are not told. Nothing else is said then. */
  hidden?: ComponentChildren
  /** What the figure is made of. */
  used?: Used<Row>
  /** The same in a form of its own. */
  listed?: ComponentChildren
  leftOut?: readonly LeftOutWords[]
  /** Which expected values are in, in words. */
  coverage?: ComponentChildren
  /** How the figure is judged, or anything else of its own. */
  children?: ComponentChildren
  /** The day and the record that the figure is of, in words. */
  asOf: string
}

export interface Used<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Says how many rows there are; observations unless it says otherwise. */
  caption?: (count: number) => string
}

export interface LeftOutWords {
  key: string
  /** `Oct 5, 2022, Eliot: 8 of 10`. */
  what: string
  why: string
}

export function ExplainPanel<Row>(props: ExplainPanelProps<Row>) {
  const say = explainWords()
  const { figure, status, rule, source = '', hidden, used, leftOut, coverage, asOf } = props
  return (
    <>
      {figure !== undefined && (
        <p class="explained-figure">
          <span class="figure-value">{figure}</span>
          {status && <StatusMark status={status} strong />}
        </p>
      )}
      <Part title={say.rule}>
        <p>{rule}.</p>
        {source !== '' && <p class="quiet">{say.source(source)}</p>}
      </Part>
      {hidden !== undefined ? (
        <div class="hidden-why">{hidden}</div>
      ) : (
        <>
          <InNumbers {...props} />
          {used && (
            <Part title={say.used}>
              <UsedTable {...used} />
            </Part>
          )}
          {props.listed}
          {leftOut && <LeftOut leftOut={leftOut} />}
          {coverage !== undefined && <Part title={say.coverage}>{coverage}</Part>}
          {props.children}
        </>
      )}
      <p class="quiet explained-as-of">{asOf}</p>
    </>
  )
}

type InNumbersProps = Pick<
  ExplainPanelProps<unknown>,
  'formula' | 'noFormula' | 'calculations' | 'remark'
>

function InNumbers({ formula, noFormula, calculations, remark }: InNumbersProps) {
  const say = explainWords()
  if (formula === undefined && calculations === undefined) return null
  return (
    <Part title={say.formula}>
      {formula !== undefined && (
        <p class={formula === '' ? 'quiet' : 'formula'}>
          {formula || (noFormula ?? say.noFormula)}
        </p>
      )}
      {calculations && calculations.length > 0 && <Calculations calculations={calculations} />}
      {remark !== undefined && <p class="quiet">{remark}</p>}
    </Part>
  )
}

/** A titled part of the panel. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function UsedTable<Row>({ columns, rows, rowKey, caption }: Used<Row>) {
  const say = explainWords()
  const count = caption ?? say.usedCount
  const [shown, rest] = useShortened(rows)
  if (rows.length === 0) return <p class="quiet">{say.usedNothing}</p>
  return (
    <>
      <DataTable caption={count(rows.length)} columns={columns} rows={shown} rowKey={rowKey} />
      {rest}
    </>
  )
}

function LeftOut({ leftOut }: { leftOut: readonly LeftOutWords[] }) {
  const say = explainWords()
  const [shown, rest] = useShortened(leftOut)
  return (
    <Part title={say.leftOut}>
      {leftOut.length === 0 ? (
        <p class="quiet">{say.leftOutNothing}</p>
      ) : (
        <ul class="left-out">
          {shown.map(({ key, what, why }) => (
            <li key={key}>
              {what} <span class="quiet">– {why}</span>
            </li>
          ))}
        </ul>
      )}
      {rest}
    </Part>
  )
}

/** The beginning of a long list, and the button for all of it. */
function useShortened<T>(list: readonly T[]): [shown: readonly T[], rest: ComponentChildren] {
  const [all, setAll] = useState(false)
  if (all || list.length <= FIRST_SHOWN) return [list, null]
  return [
    list.slice(0, FIRST_SHOWN),
    <Button key="rest" look="quiet" onClick={() => setAll(true)}>
      {explainWords().showAll(list.length)}
    </Button>,
  ]
}
