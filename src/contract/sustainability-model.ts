import type {Restoration} from './sustainability-contributions.js';
import type {Estimate} from './sustainability-estimate.js';

/** Most equivalents that are read. */
export const MOST_EQUIVALENTS = 3;

/** Everyday amounts a footprint is compared with; texts for them are the widget's. */
export const EQUIVALENT_IDS = ['car_km', 'streaming_h', 'led_h', 'phone_charge', 'water_glass'] as const;
/** An everyday amount. */
export type EquivalentId = (typeof EQUIVALENT_IDS)[number];

/** How wide a point of the footprint's course is. */
export const GRANULARITIES = ['day', 'week', 'month'] as const;
/** Width of a point. */
export type Granularity = (typeof GRANULARITIES)[number];

/** The impacts of a range. Only CO₂e is always there. */
export interface Footprint {
  readonly co2e: Estimate;
  readonly energy?: Estimate | undefined;
  readonly water?: Estimate | undefined;
  readonly primaryEnergy?: Estimate | undefined;
  readonly abioticResources?: Estimate | undefined;
  /** Part of `co2e` from electricity. */
  readonly co2eUsage?: Estimate | undefined;
  /** Part of `co2e` from making the machines. */
  readonly co2eEmbodied?: Estimate | undefined;
}

/** Usage that the estimate does not cover: its model or zone is unknown. Never counted as zero. */
export interface NotEstimated {
  readonly provider: string;
  readonly model: string;
  readonly outputTokens: bigint;
  readonly requests?: bigint | undefined;
  /** E.g. `model-not-registered`, `zone-not-registered`. */
  readonly reason: string;
}

/** How much of the usage the estimate covers. */
export interface Coverage {
  readonly requests?: bigint | undefined;
  readonly outputTokens: bigint;
  /** At most `outputTokens`. */
  readonly estimatedOutputTokens: bigint;
  readonly notEstimated: readonly NotEstimated[];
}

/** The footprint of one model. */
export interface ModelFootprint {
  readonly provider: string;
  readonly model: string;
  readonly requests?: bigint | undefined;
  readonly inputTokens?: bigint | undefined;
  readonly outputTokens: bigint;
  /** Electricity zone the estimate assumes, e.g. `USA`. */
  readonly zone?: string | undefined;
  /** Codes of what makes it uncertain, e.g. `model-arch-not-released`. */
  readonly basis: readonly string[];
  readonly co2e: Estimate;
  readonly energy?: Estimate | undefined;
  readonly water?: Estimate | undefined;
}

/** One point of the footprint's course. */
export interface FootprintPoint {
  /** Local date `YYYY-MM-DD` the point begins with. */
  readonly date: string;
  readonly outputTokens?: bigint | undefined;
  readonly co2e: Estimate;
  readonly energy?: Estimate | undefined;
}

/** Something the estimate leaves out, and by how much that could raise it, if known. */
export interface ExcludedItem {
  readonly id: string;
  readonly label: string;
  /** In kWh. */
  readonly couldAdd?: Estimate | undefined;
  readonly source?: string | undefined;
}

/** Something the estimate counts. */
export interface IncludedItem {
  /** Empty where only a text was sent. */
  readonly id: string;
  readonly label: string;
}

/** How the estimate is made. */
export interface Method {
  readonly id?: string | undefined;
  readonly version?: string | undefined;
  readonly label: string;
  /** https only. */
  readonly url?: string | undefined;
  /** What `central` is, e.g. `midpoint`: not an expected value. */
  readonly central?: string | undefined;
  /** E.g. `location-based`. */
  readonly accounting?: string | undefined;
  readonly included: readonly IncludedItem[];
  readonly excluded: readonly ExcludedItem[];
}

/** A number the estimate rests on. */
export interface Factor {
  /** E.g. `grid.USA.gwp`, `host.openai.pue`, `model.gpt-4o.active`: the widgets have words of their own for these. */
  readonly id: string;
  /** Shown where the widgets have no words for the id. */
  readonly label: string;
  /** What it is of, e.g. `OpenAI (Azure)`; for those words. */
  readonly name?: string | undefined;
  readonly value: number | {readonly min: number; readonly max: number};
  readonly unit: string;
  readonly dataYear?: number | undefined;
  readonly source?: string | undefined;
  /** https only. */
  readonly url?: string | undefined;
  readonly licence?: string | undefined;
}

/** The footprint told as an everyday amount, with its range. */
export interface Equivalent extends Estimate {
  readonly id: EquivalentId;
  /** Which impact it is made of, e.g. `co2e`. */
  readonly of?: string | undefined;
  /** `id` of its factor. */
  readonly factorId?: string | undefined;
}

/** What an answer speaks of; dates are local and inclusive. */
export interface MetricsRange {
  readonly key?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timezone?: string | undefined;
}

/** `GET /sustainability/metrics`: an estimated footprint and, apart from it, contributions with evidence. */
export interface SustainabilityMetrics {
  /** Version of the shape; missing in the older forms. */
  readonly schemaVersion?: number | undefined;
  /** False in the older forms: min = central = max then means that no range was supplied. */
  readonly rangeSupplied: boolean;
  /** RFC 3339 instant. */
  readonly generatedAt?: string | undefined;
  readonly range?: MetricsRange | undefined;
  readonly totals: Footprint;
  readonly coverage?: Coverage | undefined;
  readonly byModel: readonly ModelFootprint[];
  readonly timeseries: {readonly granularity: Granularity; readonly points: readonly FootprintPoint[]};
  readonly method?: Method | undefined;
  readonly factors: readonly Factor[];
  /** At most three. */
  readonly equivalents: readonly Equivalent[];
  /** Null = no programme. */
  readonly restoration: Restoration | null;
}
