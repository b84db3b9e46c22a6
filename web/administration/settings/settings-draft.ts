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
  remindersOn: boolean
  reminderDaysBefore: number
  reminderDaysAfter: number
  version: number
}

export interface ReminderSettingsFields {
  remindersOn: boolean
  reminderDaysBefore: string
  reminderDaysAfter: string
}

export interface SettingsFields extends ReminderSettingsFields {
  name: string
  timeZone: string
  meetingName: string
  smallestGroup: string
  /** In percent. */
  coverage: string
  coordinatorsNeedSecondFactor: boolean
}

const SMALLEST = { from: 11, to: 100 }
const DAYS_BEFORE = { from: 1, to: 60 }
const DAYS_AFTER = { from: 1, to: 30 }
const PERCENT = { from: 0, to: 100 }

export function draftOf(settings: Settings): SettingsFields {
  const { name, timeZone, meetingName, coordinatorsNeedSecondFactor } = settings
  const smallestGroup = String(settings.smallestGroup)
  const coverage = String(Math.round(settings.coverageFloor * 100))
  return {
    name,
    timeZone,
    meetingName,
    smallestGroup,
    coverage,
    coordinatorsNeedSecondFactor,
    remindersOn: settings.remindersOn,
    reminderDaysBefore: String(settings.reminderDaysBefore),
    reminderDaysAfter: String(settings.reminderDaysAfter),
  }
}

/** What does not fit, by field. */
export function messagesOf(fields: SettingsFields): Partial<Record<keyof SettingsFields, string>> {
  const say = settingsWords()
  const { name, meetingName, smallestGroup, coverage } = fields
  const { reminderDaysBefore, reminderDaysAfter } = fields
  return {
    ...(name.trim() === '' && { name: say.missing }),
    ...(meetingName.trim() === '' && { meetingName: say.missing }),
    ...(!isWhole(smallestGroup, SMALLEST) && {
      smallestGroup: say.notNumber(SMALLEST.from, SMALLEST.to),
    }),
    ...(!isWhole(coverage, PERCENT) && { coverage: say.notNumber(PERCENT.from, PERCENT.to) }),
    ...(!isWhole(reminderDaysBefore, DAYS_BEFORE) && {
      reminderDaysBefore: say.notNumber(DAYS_BEFORE.from, DAYS_BEFORE.to),
    }),
    ...(!isWhole(reminderDaysAfter, DAYS_AFTER) && {
      reminderDaysAfter: say.notNumber(DAYS_AFTER.from, DAYS_AFTER.to),
    }),
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
    ...reminderChanges(fields, before),
  }
}

function reminderChanges(fields: ReminderSettingsFields, before: ReminderSettingsFields) {
  const { remindersOn, reminderDaysBefore, reminderDaysAfter } = fields
  return {
    ...(remindersOn !== before.remindersOn && { remindersOn }),
    ...(reminderDaysBefore !== before.reminderDaysBefore && {
      reminderDaysBefore: Number(reminderDaysBefore),
    }),
    ...(reminderDaysAfter !== before.reminderDaysAfter && {
      reminderDaysAfter: Number(reminderDaysAfter),
    }),
  }
}

function isWhole(text: string, { from, to }: { from: number; to: number }): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to
}
