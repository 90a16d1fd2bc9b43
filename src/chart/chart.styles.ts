import {css} from 'lit';

/** Styles of the box a chart is drawn in, class `chart`: give it a height of its own. Shrinks the picture in print. */
export const chartStyles = css`
  .chart {
    position: relative;
    min-inline-size: 0;
  }

  @media print {
    .chart-root,
    .chart-root > div {
      inline-size: 100% !important;
    }

    .chart-root canvas {
      inline-size: 100% !important;
      block-size: auto !important;
    }
  }
`;
