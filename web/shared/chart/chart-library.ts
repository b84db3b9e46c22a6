/** Chart.js with the parts this product draws with, and no others. Loaded when a chart is. */

// oxlint-disable-next-line import/no-unassigned-import -- It registers itself with Chart.js.
import 'chartjs-adapter-date-fns'
import {
  BasicPlatform,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  TimeScale,
  Tooltip,
} from 'chart.js'
import annotation from 'chartjs-plugin-annotation'

Chart.register(
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  TimeScale,
  Filler,
  Tooltip,
  annotation,
)

/** For a canvas that is no part of a page. */
export { BasicPlatform as withoutDom }
export { Chart }
