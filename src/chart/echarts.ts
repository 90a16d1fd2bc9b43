/**
 * The only import of ECharts, reached through `load.ts` alone. No tooltip, legend, aria, lines, dataView or geo:
 * what they do breaks strict pages or is not reachable by keyboard, and the widgets say it better themselves.
 */

import type {BarSeriesOption, PieSeriesOption} from 'echarts/charts';
import {BarChart, PieChart} from 'echarts/charts';
import type {GridComponentOption} from 'echarts/components';
import {GridSimpleComponent} from 'echarts/components';
import type {ComposeOption, ECharts} from 'echarts/core';
import {init, use} from 'echarts/core';
import {CanvasRenderer} from 'echarts/renderers';

use([PieChart, BarChart, GridSimpleComponent, CanvasRenderer]);

/** The options the registered parts understand. */
export type ChartOption = ComposeOption<PieSeriesOption | BarSeriesOption | GridComponentOption>;

/** One drawn chart. */
export type ChartInstance = ECharts;

export {init};
