/** A department of the demonstration that logs 12 metrics at 24 sites, made over HTTP. */

import type { Page } from 'playwright-core'

const YEAR = '2022-23'

export interface EntryDepartment {
  /** The page on which it logs the third quarter. */
  path: string
  metricIds: string[]
  /** By name, as the grid's columns are. */
  siteNames: string[]
}

/** Makes the plan as whoever the page is signed in as. */
export async function makeEntryDepartment(page: Page, address: string): Promise<EntryDepartment> {
  const send = async (path: string, data: object): Promise<{ id: string }> => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await page.request.post(`${address}/api/v1${path}`, { data, headers })
    if (!answer.ok())
      throw new Error(`${path} was answered ${answer.status()}: ${await answer.text()}`)
    return answer.json()
  }
  const sites: { id: string; name: string }[] = []
  for (let number = 10; number < 34; number += 1) {
    const name = `Harbor ${number}`
    const { id } = await send('/sites', { name, code: `H${number}`, level: 'elementary' })
    sites.push({ id, name })
  }
  const departmentId = 'innovative-technology-services'
  const plan = await send('/plans', { departmentId, schoolYear: YEAR })
  const priority = await send('/priorities', { planId: plan.id, title: 'Every classroom online' })
  const action = await send('/actions', { priorityId: priority.id, text: 'Visit every school' })
  const metricIds: string[] = []
  for (let number = 1; number <= 12; number += 1) {
    const { id } = await send('/metrics', {
      actionId: action.id,
      text: `Visits of kind ${number}`,
      title: `Visits ${number}`,
      kind: 'count',
      unit: 'visits',
      direction: 'up',
      baseline: 0,
      target: 400,
      siteIds: sites.map((site) => site.id),
    })
    metricIds.push(id)
  }
  const path = `/departments/${departmentId}/log?year=${YEAR}&cycle=Q3`
  return { path, metricIds, siteNames: sites.map(({ name }) => name) }
}
