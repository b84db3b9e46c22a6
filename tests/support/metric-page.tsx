/** The metric page in a test, over a server that answers as told. */

import { fireEvent, render, screen } from '@testing-library/preact'
import { LocationProvider, Route, Router } from 'preact-iso'

import { createApi } from '../../web/api.ts'
import { ExplainHost } from '../../web/explain/Explain.tsx'
import { MetricPage } from '../../web/metric/MetricPage.tsx'
import type { Series } from '../../web/metric/series.ts'
import { ApiContext } from '../../web/request.ts'
import { VisitContext } from '../../web/visit.ts'

export interface Sent {
  method: string
  /** Below the API's base, with the query. */
  path: string
  headers: Headers
  body: unknown
}

export type Reply = { status?: number; body: unknown } | 'lost'

const ME = {
  actor: 'data@district.example',
  name: 'Sam Reed',
  role: 'editor' as const,
  rights: ['public' as const, 'read' as const, 'observe' as const, 'edit_plan' as const],
  departmentIds: ['data'],
  today: '2023-01-20',
  demonstration: false,
  lacksSecondFactor: false,
  districtName: 'Bay Harbor',
  meetingName: 'DLN',
}

/**
 * Opens the page; the series may change between answers. Gives what is drawn, and every
 * request so far.
 */
export function openMetric(
  series: () => Series,
  replies: (request: Sent) => Reply | undefined = () => undefined,
) {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const url = new URL(address instanceof Request ? address.url : address, 'http://localhost')
    const text = typeof init?.body === 'string' ? init.body : 'null'
    const request = {
      method: init?.method ?? 'GET',
      path: url.pathname.replace('/api/v1', '') + url.search,
      headers: new Headers(init?.headers),
      body: JSON.parse(text) as unknown,
    }
    sent.push(request)
    const reply = replies(request) ?? usual(request, series)
    if (reply === 'lost') throw new TypeError('fetch failed')
    return Response.json(reply.body, { status: reply.status ?? 200 })
  }
  const api = createApi(fetch)
  const nothing = { value: undefined, problem: undefined, loading: false, reload: () => {} }
  const { container } = render(
    <ApiContext.Provider value={api}>
      <VisitContext.Provider value={{ me: { ...nothing, value: ME }, years: nothing }}>
        <LocationProvider>
          <ExplainHost>
            <Router>{[<Route key="metric" path="/metrics/:id" component={MetricPage} />]}</Router>
          </ExplainHost>
        </LocationProvider>
      </VisitContext.Provider>
    </ApiContext.Provider>,
  )
  return { container, sent }
}

function usual({ path }: Sent, series: () => Series): Reply {
  if (path.includes('/series')) return { body: series() }
  if (path === '/settings') return { body: { timeZone: 'America/Los_Angeles', smallestGroup: 12 } }
  if (path.startsWith('/decisions')) return { body: { items: [], nextCursor: null } }
  if (path.startsWith('/sites')) return { body: { items: [], nextCursor: null } }
  return { status: 404, body: { title: 'There is nothing at this address.' } }
}

export async function typeInto(label: string | RegExp, text: string) {
  const control = await screen.findByLabelText(label)
  fireEvent[control instanceof HTMLSelectElement ? 'change' : 'input'](control, {
    target: { value: text },
  })
  fireEvent.focusOut(control)
}

export function press(name: string | RegExp) {
  fireEvent.click(screen.getByRole('button', { name }))
}
