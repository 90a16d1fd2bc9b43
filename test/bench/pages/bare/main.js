import * as echarts from 'echarts/core';
import {BarChart, PieChart} from 'echarts/charts';
import {GridComponent, TooltipComponent} from 'echarts/components';
import {CanvasRenderer} from 'echarts/renderers';
import {partOf, providersOf} from '../shared/api.js';
import {plainPage} from '../shared/plain.js';

echarts.use([BarChart, PieChart, GridComponent, TooltipComponent, CanvasRenderer]);

const charts = new Map();
const chartAt = (id) => {
  if (!charts.has(id)) charts.set(id, echarts.init(document.getElementById(id)));
  return charts.get(id);
};

const bars = (names, series, isHorizontal) => {
  const axes = [{type: 'category', data: names, inverse: isHorizontal}, {type: 'value'}];
  const [xAxis, yAxis] = isHorizontal ? axes.toReversed() : axes;
  return {animation: false, tooltip: {}, grid: {left: 90, right: 20, top: 10, bottom: 30}, xAxis, yAxis, series};
};
const stack = (name, data) => ({type: 'bar', stack: 'all', name, data});

plainPage(({summary, providers, projects, models}) => {
  const names = providersOf(summary);
  const split = (items) => names.map((name) => stack(name, items.map((item) => partOf(item, name))));
  const named = (items) => items.map(({name}) => name);
  chartAt('trend').setOption(bars(summary.series.map(({start}) => start), split(summary.series), false), true);
  chartAt('projects').setOption(bars(named(projects), split(projects), true), true);
  chartAt('models').setOption(bars(named(models), [stack('tokens', models.map(({totalTokens}) => Number(totalTokens)))], true), true);
  const data = providers.map(({name, totalTokens}) => ({name, value: Number(totalTokens)}));
  chartAt('providers').setOption({animation: false, tooltip: {}, series: [{type: 'pie', radius: ['60%', '90%'], label: {show: false}, data}]}, true);
});
