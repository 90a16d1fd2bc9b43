import './main.css';
import React, {useEffect, useState} from 'react';
import {createRoot} from 'react-dom/client';
import {
  BarChart,
  BarList,
  Card,
  DonutChart,
  Legend,
  Metric,
  Select,
  SelectItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Text,
  Title,
} from '@tremor/react';
import {balance, partOf, providersOf, text, usage} from '../shared/api.js';

const HEADINGS = ['Date', 'Project', 'Model', 'Input', 'Output', 'Total', 'Cost'];

const rowsBy = (items, names, keyOf) => items.map((item) => ({key: keyOf(item), ...Object.fromEntries(names.map((name) => [name, partOf(item, name)]))}));

function Usage({data: {summary, providers, projects, models, log}}) {
  const names = providersOf(summary);
  return (
    <>
      <Card>
        <Title>Usage</Title>
        <Metric id="total">{text.tokens(summary.totalTokens)}</Metric>
        <Text>{`${text.money(summary.cost)} · ${text.tokens(summary.requests)} requests`}</Text>
      </Card>
      <Card className="col-span-2">
        <Title>Tokens per day</Title>
        <BarChart className="h-60 chart" data={rowsBy(summary.series, names, ({start}) => start)} index="key" categories={names} stack showLegend={false} />
      </Card>
      <Card>
        <Title>By provider</Title>
        <DonutChart className="h-60 chart" data={providers.map(({name, totalTokens}) => ({name, value: Number(totalTokens)}))} index="name" category="value" />
        <Legend categories={providers.map(({name, totalTokens}) => `${name} ${text.tokens(totalTokens)}`)} />
      </Card>
      <Card>
        <Title>By project</Title>
        <BarChart className="h-60 chart" layout="vertical" data={rowsBy(projects, names, ({name}) => name)} index="key" categories={names} stack showLegend={false} />
      </Card>
      <Card className="col-span-2">
        <Title>By model</Title>
        <BarList data={models.map(({name, totalTokens}) => ({name, value: Number(totalTokens)}))} valueFormatter={text.tokens} />
      </Card>
      <Card className="col-span-2">
        <Title>Log</Title>
        <Table>
          <TableHead>
            <TableRow>{HEADINGS.map((heading) => <TableHeaderCell key={heading}>{heading}</TableHeaderCell>)}</TableRow>
          </TableHead>
          <TableBody id="log">
            {log.map((row) => (
              <TableRow key={row.id}>
                <TableCell>{text.date(row.date)}</TableCell>
                <TableCell>{row.project.name}</TableCell>
                <TableCell>{row.model}</TableCell>
                <TableCell>{text.tokens(row.inputTokens)}</TableCell>
                <TableCell>{text.tokens(row.outputTokens)}</TableCell>
                <TableCell>{text.tokens(row.totalTokens)}</TableCell>
                <TableCell>{text.money(row.cost)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  );
}

function Dashboard() {
  const [range, setRange] = useState('30d');
  const [wallet, setWallet] = useState(null);
  const [data, setData] = useState(null);
  useEffect(() => void balance().then(setWallet), []);
  useEffect(() => {
    let isCurrent = true;
    void usage(range).then((answer) => isCurrent && setData(answer));
    return () => (isCurrent = false);
  }, [range]);
  useEffect(() => {
    globalThis.bench = {
      firstNumber: () => /\d/.test(document.getElementById('balance')?.textContent ?? ''),
      total: () => document.getElementById('total')?.textContent ?? '',
      rows: () => document.querySelectorAll('#log tr').length,
      pictures: () => [...document.querySelectorAll('.chart')].filter((chart) => chart.querySelector('.recharts-sector, .recharts-bar rect')),
      setRange,
    };
  }, []);
  return (
    <main className="mx-auto max-w-6xl p-6">
      <Select className="max-w-xs mb-4" value={range} onValueChange={setRange}>
        <SelectItem value="7d">Last 7 days</SelectItem>
        <SelectItem value="30d">Last 30 days</SelectItem>
        <SelectItem value="90d">Last 90 days</SelectItem>
      </Select>
      <div className="grid grid-cols-2 gap-4">
        <Card>
          <Title>Balance</Title>
          <Metric id="balance">{wallet === null ? '\u00a0' : `${text.tokens(wallet.tokens)} tokens`}</Metric>
          <Text>{wallet?.fiatValue === undefined ? '\u00a0' : `≈ ${text.money(wallet.fiatValue)}`}</Text>
        </Card>
        {data !== null && <Usage data={data} />}
      </div>
    </main>
  );
}

createRoot(document.getElementById('root')).render(<Dashboard />);
