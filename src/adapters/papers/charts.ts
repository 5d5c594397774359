/**
 * Draws charts as SVG and PNG, in the shipped Vietnamese font. They are read on phones and printed in grey, so every
 * bar carries its number, series differ in lightness and pattern, and nothing depends on colour alone.
 */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../ports/papers.ts';

/** Slightly wider than a phone, so that the letters stay readable at a phone's width. */
const width = 480;
export const fontFamily = 'Be Vietnam Pro';
const ink = '#1a1a1a';
/** From dark to light, distinguishable in grey. */
const shades = ['#1f4e79', '#9dc3e6', '#e7e6e6', '#7f7f7f'];
/** Pixels per unit of the chart: sharp on a phone and on paper. */
const scale = 3;

const heightOf = ({ kind, categories, series }: Chart): number =>
  kind === 'bars' ? 110 + categories.length * (20 + 18 * series.length) : 400;

/** Longer names are broken into lines, because a name that fills half of the chart leaves no room for bars. */
const longestLine = 17;

function broken(name: string): string {
  const lines = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length > longestLine) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

function optionOf(chart: Chart): EChartsCoreOption {
  const isLying = chart.kind === 'bars';
  const text = { fontFamily, color: ink, fontSize: 13 };
  const names = {
    type: 'category',
    data: chart.categories.map(broken),
    inverse: isLying,
    axisTick: { show: false },
    axisLabel: { ...text, interval: 0, width: isLying ? 140 : 66, overflow: 'break' },
  };
  // Stacked parts fill the height of the chart; the top tick has no label, because each part carries its number.
  const numbers = {
    type: 'value',
    minInterval: 1,
    ...(chart.kind === 'stacked' && { max: 'dataMax' }),
    axisLabel: { ...text, showMaxLabel: chart.kind !== 'stacked' },
    splitLine: { lineStyle: { color: '#dddddd' } },
  };
  return {
    animation: false,
    textStyle: text,
    color: shades,
    aria: { enabled: true, decal: { show: chart.series.length > 1 } },
    title: { text: chart.title, left: 'center', top: 8, textStyle: { ...text, fontSize: 16, fontWeight: 700 } },
    legend: { show: chart.series.length > 1, bottom: 4, textStyle: text },
    grid: { left: isLying ? 150 : 40, right: isLying ? 40 : 16, top: 52, bottom: chart.series.length > 1 ? 56 : 36 },
    xAxis: isLying ? numbers : names,
    yAxis: isLying ? names : numbers,
    series: chart.series.map(({ name, values }) => ({
      type: 'bar',
      name,
      data: chart.kind === 'stacked' ? values.map((value) => (value === 0 ? null : value)) : values,
      barMaxWidth: 34,
      ...(chart.kind === 'stacked' ? { stack: 'all' } : {}),
      itemStyle: { borderColor: ink, borderWidth: 1 },
      label: {
        ...text,
        show: true,
        fontWeight: 700,
        ...(chart.kind === 'stacked'
          ? {
              position: 'inside',
              backgroundColor: '#ffffff',
              padding: [0, 3],
              borderRadius: 3,
              fontSize: 12,
              lineHeight: 12,
            }
          : { position: isLying ? 'right' : 'top' }),
      },
    })),
  };
}

/**
 * Complete font files: web fonts are split by alphabet, and the drawing library loses letters where two parts meet in a
 * word.
 */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return ['700Bold_Italic', '400Regular_Italic', '700Bold', '400Regular'].map((cut) =>
    require.resolve(`@expo-google-fonts/be-vietnam-pro/${cut}/BeVietnamPro_${cut}.ttf`),
  );
}

export interface ChartDrawer {
  svg(chart: Chart): string;
  png(chart: Chart): { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
}

/** Creates the drawer: charts as SVG, and as PNG with the shipped fonts, identical on every machine. */
export function createChartDrawer(): ChartDrawer {
  use([BarChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const svg = (chart: Chart): string => {
    const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height: heightOf(chart) });
    try {
      drawing.setOption(optionOf(chart));
      return drawing.renderToSVGString();
    } finally {
      drawing.dispose();
    }
  };
  return {
    svg,
    png: (chart) => {
      const drawn = new Resvg(svg(chart), {
        background: '#ffffff',
        fitTo: { mode: 'zoom', value: scale },
        font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: fontFamily },
      }).render();
      return { bytes: drawn.asPng(), width, height: heightOf(chart) };
    },
  };
}
