/** What the fields that say what a file means are given. */

import type { Recipe } from '../../domain/counting/recipe.ts'
import type { CountSetting } from './use-count-setting.ts'
import type { CountModel, SeenTable } from './use-count.ts'

export interface MeaningProps {
  model: CountModel
  file: File
  recipe: Recipe
  table: SeenTable
  setting: CountSetting
  onRecipe: (next: Recipe) => void
}
