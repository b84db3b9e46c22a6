/** A read plan's sections under the names that they are stored by. */

import type { Sections } from '../../plan/sections.ts'
import type { ReadPlan } from '../reading.ts'

/** One line per printed paragraph or list item; what is not printed is left out. */
export function documentSections({ sections, form }: ReadPlan): Sections {
  const { services, other, ...texts } = sections
  const named: [string, string[]][] = [
    ...Object.entries(texts).map(([name, text]): [string, string[]] => [name, linesOf(text)]),
    ['services', services],
    ...other.map(({ heading, text }): [string, string[]] => [`other: ${heading}`, linesOf(text)]),
    ...formSections(form),
  ]
  return Object.fromEntries(named.filter(([, lines]) => lines.length > 0))
}

function formSections(form: ReadPlan['form']): [string, string[]][] {
  if (!form) return []
  const { name, purpose, theoryOfAction, organizationalChart, contact, telephone } = form.division
  return [
    ['divisionName', linesOf(name)],
    ['divisionPurpose', linesOf(purpose)],
    ['divisionTheoryOfAction', linesOf(theoryOfAction)],
    ['divisionOrganizationalChart', linesOf(organizationalChart)],
    ['divisionContact', linesOf(contact)],
    ['divisionTelephone', linesOf(telephone)],
    ['formGoals', form.goals],
    ['formMetrics', form.metrics],
    ['formTargets', form.targets],
  ]
}

function linesOf(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('\n')
}
