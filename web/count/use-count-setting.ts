/** What counting needs beside the metric: the district's sites, its days, and what was remembered. */

import { parseResponse } from 'hono/client'

import type { District } from '../../domain/counting/place.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import { checkRemembered } from '../../domain/counting/remembered.ts'
import type { Api } from '../api.ts'
import { recordContextOf } from '../metric/record/record-context.ts'
import type { Series } from '../metric/series.ts'
import { day } from '../metric/series.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'

export interface CountSetting {
  district: District
  /** How the last file of the metric was counted. */
  remembered: Recipe | null
  /** The version of what is remembered. */
  rememberedVersion: number
  /** Whether it is what an earlier year counted by. */
  isInherited: boolean
  /** Ids of sites by their code. */
  siteIds: ReadonlyMap<string, string>
  /** What sites are called, by code. */
  siteNames: ReadonlyMap<string, string>
}

export function useCountSetting(series: Series): Resource<CountSetting> {
  const api = useApi()
  return useResource(series.metric.id, (signal) => readSetting(api, series, signal))
}

async function readSetting(api: Api, series: Series, signal: AbortSignal): Promise<CountSetting> {
  const init = { init: { signal } }
  const [sites, settings, kept] = await Promise.all([
    readSites(api, signal),
    parseResponse(api.settings.$get({ query: {} }, init)),
    parseResponse(
      api.recipes[':id'].recipe.$get({ param: { id: series.metric.id }, query: {} }, init),
    ),
  ])
  const today = day(series.today)
  const { cycles } = recordContextOf(series, today).rule
  const checked = await checkRemembered(kept.recipe)
  return {
    remembered: checked.ok ? checked.value : null,
    rememberedVersion: kept.version,
    isInherited: kept.from !== null,
    district: {
      sites: sites.map(({ code, name }) => ({ code, name })),
      cycles,
      timeZone: settings.timeZone,
      today,
    },
    siteIds: new Map(sites.map(({ code, id }) => [code, id])),
    siteNames: new Map(sites.map(({ code, name }) => [code, name])),
  }
}

async function readSites(api: Api, signal: AbortSignal) {
  const all = []
  let cursor: string | undefined
  do {
    const query = { limit: '500', ...(cursor !== undefined && { cursor }) }
    const page = await parseResponse(api.sites.$get({ query }, { init: { signal } }))
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}
