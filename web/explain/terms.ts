/** The observations of a figure as rows of a panel, and those left out as lines. */

import type { LeftOut, Term } from '../../domain/explain-value.ts'
import { sayLogged } from '../metric/amounts.ts'
import type { Metric, Series } from '../metric/series.ts'
import { siteName } from '../metric/series.ts'
import type { Column } from '../shared/DataTable.tsx'
import { formatDate } from '../shared/format.ts'
import { explainWords } from '../words/explain.ts'
import type { LeftOutWords } from './ExplainPanel.tsx'

type Observed = Term['observation']

/** Of when and of whom, where anybody is named. */
export function placeColumns(series: Series, terms: readonly Term[]): Column<Term>[] {
  const say = explainWords()
  const named = terms.some(({ observation: { siteId, group } }) => siteId !== null || group !== '')
  const date: Column<Term> = {
    key: 'date',
    header: say.date,
    rowHeader: true,
    renderCell: ({ observation }) => formatDate(observation.observedOn),
  }
  const who: Column<Term> = {
    key: 'who',
    header: say.who,
    renderCell: ({ observation }) => whoOf(series, observation) || say.wholeDistrict,
  }
  return [date, ...(named ? [who] : [])]
}

/** What was logged. */
export function loggedColumn({ metric }: Series): Column<Term> {
  return {
    key: 'logged',
    header: explainWords().logged,
    align: 'number',
    renderCell: ({ observation }) => loggedOf(metric, observation),
  }
}

/** An observation that was left out, in words. */
export function leftOutWords(series: Series, { observation, code, why }: LeftOut): LeftOutWords {
  const say = explainWords()
  const when = [formatDate(observation.observedOn), whoOf(series, observation)]
  const named = when.filter((part) => part !== '').join(', ')
  const logged = observation.missing === null ? loggedOf(series.metric, observation) : ''
  return {
    key: `${observation.id} ${code}`,
    what: logged === '' ? named : say.because(named, logged),
    why: code === 'withdrawn' ? say.withdrawn(why) : why,
  }
}

function loggedOf(metric: Metric, observation: Observed): string {
  return observation.suppressed ? explainWords().hidden : sayLogged(metric, observation)
}

function whoOf(series: Series, { siteId, group }: Observed): string {
  return [siteName(series, siteId), group].filter((part) => part !== '').join(' · ')
}
