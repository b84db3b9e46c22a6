/** The district's settings as they are typed. */

import { settingsWords } from '../../words/settings.ts'

export interface Settings {
  name: string
  timeZone: string
  meetingName: string
  smallestGroup: number
  /** A fraction, 0 to 1. */
  coverageFloor: number
  coordinatorsNeedSecondFactor: boolean
  version: number
}

export interface SettingsFields {
  name: string
  timeZone: string
  meetingName: string
  smallestGroup: string
  /** In percent. */
  coverage: string
  coordinatorsNeedSecondFactor: boolean
}

const SMALLEST = { from: 11, to: 100 }
const PERCENT = { from: 0, to: 100 }

export function draftOf(settings: Settings): SettingsFields {
  const { name, timeZone, meetingName, coordinatorsNeedSecondFactor } = settings
  const smallestGroup = String(settings.smallestGroup)
  const coverage = String(Math.round(settings.coverageFloor * 100))
  return { name, timeZone, meetingName, smallestGroup, coverage, coordinatorsNeedSecondFactor }
}

/** What does not fit, by field. */
export function messagesOf(fields: SettingsFields): Partial<Record<keyof SettingsFields, string>> {
  const say = settingsWords()
  const { name, meetingName, smallestGroup, coverage } = fields
  return {
    ...(name.trim() === '' && { name: say.missing }),
    ...(meetingName.trim() === '' && { meetingName: say.missing }),
    ...(!isWhole(smallestGroup, SMALLEST) && {
      smallestGroup: say.notNumber(SMALLEST.from, SMALLEST.to),
    }),
    ...(!isWhole(coverage, PERCENT) && { coverage: say.notNumber(PERCENT.from, PERCENT.to) }),
  }
}

/** What was typed that the settings do not say yet, as the API takes it. The fields must fit. */
export function changesOf(
  fields: SettingsFields,
  settings: Settings,
): Partial<Omit<Settings, 'version'>> {
  const { name, timeZone, meetingName, smallestGroup, coverage } = fields
  const { coordinatorsNeedSecondFactor } = fields
  const before = draftOf(settings)
  return {
    ...(name.trim() !== before.name && { name: name.trim() }),
    ...(timeZone !== before.timeZone && { timeZone }),
    ...(meetingName.trim() !== before.meetingName && { meetingName: meetingName.trim() }),
    ...(smallestGroup !== before.smallestGroup && { smallestGroup: Number(smallestGroup) }),
    ...(coverage !== before.coverage && { coverageFloor: Number(coverage) / 100 }),
    ...(coordinatorsNeedSecondFactor !== before.coordinatorsNeedSecondFactor && {
      coordinatorsNeedSecondFactor,
    }),
  }
}

function isWhole(text: string, { from, to }: { from: number; to: number }): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to
}
