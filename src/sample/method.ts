/** How the sample's footprint is estimated, as the reference server tells it. */
export const METHOD = {
  id: 'ecologits', version: '0.11.2', label: 'EcoLogits 0.11.2',
  url: 'https://ecologits.ai/latest/methodology/llm_inference/',
  central: 'midpoint', accounting: 'location-based',
  included: [
    {id: 'electricity', label: 'GPU and server electricity for generating the answer'},
    {id: 'overhead', label: 'Data-centre overhead (PUE)'},
    {id: 'water', label: 'Water: cooling and power generation'},
    {id: 'manufacturing', label: 'Manufacturing of GPUs and servers'},
  ],
  excluded: [
    {id: 'input_tokens', label: 'Reading your prompt and context', couldAdd: {min: 0, central: 0.27037, max: 0.78, unit: 'kWh'}},
    {id: 'training', label: 'Training the models'},
    {id: 'network_device', label: 'Network and your device'},
  ],
};

/** Numbers the estimate rests on. */
export const FACTORS = [
  {
    id: 'grid.USA.gwp', label: 'Electricity mix, United States', name: 'United States', value: 0.3844, unit: 'kgCO2e/kWh', dataYear: 2025,
    source: 'Our World in Data / Ember via EcoLogits 0.11.2', url: 'https://ourworldindata.org/electricity-mix', licence: 'CC BY 4.0',
  },
  {
    id: 'host.anthropic.pue', label: 'Data-centre overhead (PUE), Anthropic', name: 'Anthropic', value: {min: 1.09, max: 1.14}, unit: 'kWh/kWh',
    source: 'EcoLogits 0.11.2', url: 'https://ecologits.ai/latest/methodology/llm_inference/', licence: 'CC BY-SA 4.0',
  },
  {
    id: 'grid.USA.adpe', label: 'Electricity mix, United States: abiotic resources', name: 'United States', value: 9.855e-8, unit: 'kgSbeq/kWh',
    source: 'ADEME Base Empreinte via EcoLogits 0.11.2',
  },
  {
    id: 'eq.car_km', label: 'Car with a combustion engine, life cycle', value: 0.14225341, unit: 'kgCO2e/km', dataYear: 2025,
    source: 'ADEME Impact CO2', url: 'https://impactco2.fr/',
  },
];
