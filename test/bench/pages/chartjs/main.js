import {ArcElement, BarController, BarElement, CategoryScale, Chart, DoughnutController, LinearScale, Tooltip} from 'chart.js';
import {partOf, providersOf} from '../shared/api.js';
import {plainPage} from '../shared/plain.js';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, LinearScale, Tooltip);
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;

const COLOURS = ['#3b82f6', '#10b981', '#f59e0b', '#ef4444', '#8b5cf6', '#06b6d4', '#84cc16', '#ec4899'];
const charts = new Map();

function draw(id, type, labels, datasets, options = {}) {
  const chart = charts.get(id);
  if (chart === undefined) {
    charts.set(id, new Chart(document.getElementById(id), {type, data: {labels, datasets}, options}));
    return;
  }
  chart.data = {labels, datasets};
  chart.update();
}

const stacked = {scales: {x: {stacked: true}, y: {stacked: true}}};
const lying = {indexAxis: 'y', ...stacked};

plainPage(({summary, providers, projects, models}) => {
  const names = providersOf(summary);
  const split = (items) => names.map((label, index) => ({label, data: items.map((item) => partOf(item, label)), backgroundColor: COLOURS[index]}));
  const named = (items) => items.map(({name}) => name);
  const tokens = (items) => items.map(({totalTokens}) => Number(totalTokens));
  draw('trend', 'bar', summary.series.map(({start}) => start), split(summary.series), stacked);
  draw('projects', 'bar', named(projects), split(projects), lying);
  draw('models', 'bar', named(models), [{data: tokens(models), backgroundColor: COLOURS[0]}], lying);
  draw('providers', 'doughnut', named(providers), [{data: tokens(providers), backgroundColor: COLOURS}], {cutout: '65%'});
});
