/**
 * The part of chartjs-plugin-annotation's options that the charts use. The package's own
 * types import without file endings, which TypeScript's node resolution does not follow.
 */

export type Annotations = Record<string, BoxMark | LineMark | LabelMark>

export interface BoxMark {
  type: 'box'
  xMin?: number
  xMax?: number
  yMin?: number
  yMax?: number
  backgroundColor: string
  borderWidth: number
  drawTime: DrawTime
}

export interface LineMark {
  type: 'line'
  xMin?: number
  xMax?: number
  yMin?: number
  yMax?: number
  borderColor: string
  borderWidth: number
  borderDash?: number[]
  drawTime?: DrawTime
}

export interface LabelMark extends LabelOptions {
  type: 'label'
}

export interface LabelOptions {
  xValue?: number
  yValue: number
  yScaleID?: string
  /** Pixels, to the right and down. */
  xAdjust?: number
  yAdjust?: number
  /** Which end of the text stands at the point. */
  position?: { x: 'start' | 'center' | 'end'; y: 'center' }
  content: string
  color: string
  font?: { size: number; weight: number; family: string }
  padding?: number
  /** A halo that keeps the text apart from lines under it. */
  textStrokeColor?: string
  textStrokeWidth?: number
}

type DrawTime = 'beforeDatasetsDraw' | 'afterDatasetsDraw'
