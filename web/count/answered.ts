/** A recipe with the answer to a question put in. */

import { isSchoolYear } from '../../domain/calendar.ts'
import type { Question } from '../../domain/counting/question.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'

/** The answer that a recipe has already; empty without one. */
export function answerIn(recipe: Recipe, { field, about }: Question): string {
  const { counting } = recipe
  switch (field) {
    case 'sites': {
      const site = recipe.sites?.[about ?? '']
      return site === null ? LEFT_OUT : (site ?? '')
    }
    case 'percent':
      return 'percent' in counting ? (counting.percent ?? '') : ''
    case 'table':
    case 'part':
    case 'dateOrder':
    case 'decimal':
    case 'quarters':
    case 'schoolYear':
      return String(recipe[field] ?? '')
    case 'date':
    case 'scale':
    case 'roster':
      return ''
  }
}

/** Instead of a site's code: its rows are left out. */
export const LEFT_OUT = '\u0000left out'

/** The recipe with one of the choices taken. */
export function withChoice(recipe: Recipe, question: Question, answer: string): Recipe {
  const { counting } = recipe
  switch (question.field) {
    case 'sites':
      return withSite(recipe, question.about ?? '', answer)
    case 'percent': {
      const percent = oneOf(['percent', 'fraction'] as const, answer)
      const scales = counting.how === 'latest' || counting.how === 'wide to long'
      return percent && scales ? { ...recipe, counting: { ...counting, percent } } : recipe
    }
    case 'dateOrder': {
      const dateOrder = oneOf(['month_first', 'day_first'] as const, answer)
      return dateOrder ? { ...recipe, dateOrder } : recipe
    }
    case 'decimal': {
      const decimal = oneOf(['.', ','] as const, answer)
      return decimal ? { ...recipe, decimal } : recipe
    }
    case 'quarters': {
      const quarters = oneOf(['calendar', 'fiscal', 'april'] as const, answer)
      return quarters ? { ...recipe, quarters } : recipe
    }
    case 'schoolYear':
      return isSchoolYear(answer) ? { ...recipe, schoolYear: answer } : recipe
    case 'table':
      return { ...recipe, table: Number.parseInt(answer, 10) }
    case 'part':
      return { ...recipe, part: answer }
    case 'date':
    case 'scale':
    case 'roster':
      return recipe
  }
}

/** The recipe with the ends of the scale. */
export function withScale(recipe: Recipe, low: number, high: number): Recipe {
  const { counting } = recipe
  if (counting.how !== 'mean of scale') return recipe
  return { ...recipe, counting: { ...counting, scale: [low, high] } }
}

/** The recipe with how many people there are, at one site or everywhere. */
export function withRoster(recipe: Recipe, site: string | null, people: number): Recipe {
  const { counting } = recipe
  if (counting.how !== 'ratio of roster') return recipe
  if (site === null) return { ...recipe, counting: { ...counting, roster: people } }
  const before = typeof counting.roster === 'object' ? counting.roster : {}
  return { ...recipe, counting: { ...counting, roster: { ...before, [site]: people } } }
}

function withSite(recipe: Recipe, label: string, answer: string): Recipe {
  const { [label]: _before, ...others } = recipe.sites ?? {}
  if (answer === '') return { ...recipe, sites: others }
  return { ...recipe, sites: { ...others, [label]: answer === LEFT_OUT ? null : answer } }
}

function oneOf<T extends string>(choices: readonly T[], answer: string): T | undefined {
  return choices.find((choice) => choice === answer)
}
