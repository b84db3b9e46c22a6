/** The whole product at an address, over a server that answers as told. */

import { render } from '@testing-library/preact'

import { createApi } from '../../web/api.ts'
import { App } from '../../web/App.tsx'
import { ApiContext } from '../../web/request.ts'
import { LoadContext } from '../../web/sign-in/door.ts'

export interface Asked {
  method: string
  /** Below `/api/v1`, with its search. */
  path: string
  /** Parsed; null without one. */
  body: unknown
}

/** The answer to somebody whose sign-in has ended. */
export const NOT_SIGNED_IN = {
  status: 401,
  body: { type: 'urn:quarterdeck:problem:not_signed_in', title: 'You are not signed in.' },
}

export type Reply = { status?: number; body: unknown } | 'lost'

export const ME = {
  actor: 'coordinator@district.example',
  name: 'Robin Vale',
  role: 'coordinator',
  rights: ['public', 'read', 'observe', 'edit_plan', 'read_log', 'manage_people', 'administer'],
  departmentIds: null,
  today: '2023-02-10',
  demonstration: false,
  lacksSecondFactor: false,
  districtName: 'Alder Unified',
  meetingName: 'DLN',
}

export const YEARS = [
  { id: '2021-22', startsOn: '2021-07-01', endsOn: '2022-06-30', version: 1 },
  { id: '2022-23', startsOn: '2022-07-01', endsOn: '2023-06-30', version: 1 },
]

/**
 * Opens a page. `answers` has a body by the beginning of a path, the longest that fits;
 * `reply` may answer before it. Every request is written into `sent`, and every page that
 * would be loaded anew into `loaded`.
 */
export function openPage(
  address: string,
  answers: Readonly<Record<string, unknown>>,
  reply: (request: Asked) => Reply | undefined = () => undefined,
) {
  const sent: Asked[] = []
  const loaded: string[] = []
  history.replaceState(null, '', address)
  const known: Readonly<Record<string, unknown>> = {
    '/me': ME,
    '/years': { items: YEARS, nextCursor: null },
    '/decisions': { items: [], nextCursor: null },
    ...answers,
  }
  const fetch: typeof globalThis.fetch = async (asked, init) => {
    const request = requestOf(asked instanceof Request ? asked.url : asked.toString(), init)
    sent.push(request)
    const answer = reply(request) ?? answerOf(request, known)
    if (answer === 'lost') throw new TypeError('fetch failed')
    const { status = 200, body } = answer
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
  }
  const page = render(
    <ApiContext.Provider value={createApi(fetch)}>
      <LoadContext.Provider value={(next) => loaded.push(next)}>
        <App />
      </LoadContext.Provider>
    </ApiContext.Provider>,
  )
  return { ...page, sent, loaded }
}

function requestOf(address: string, init: RequestInit | undefined): Asked {
  const url = new URL(address, 'http://localhost')
  return {
    method: init?.method ?? 'GET',
    path: url.pathname.replace('/api/v1', '') + url.search,
    body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
  }
}

function answerOf({ path }: Asked, known: Readonly<Record<string, unknown>>): Reply {
  const fitting = Object.keys(known).filter((beginning) => path.startsWith(beginning))
  const longest = fitting.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return { status: 404, body: { title: 'There is no such thing.' } }
  return { body: known[longest] }
}
