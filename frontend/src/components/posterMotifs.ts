/**
 * The motifs of drawn posters, for any size, with dimensions that vary from film to film. They are flat shapes in two
 * tones, so that a page full of them renders quickly.
 */
export interface Layer {
  readonly d: string;
  readonly tone: 'art' | 'deep';
  readonly opacity?: number;
  /** Line width, for shapes that are stroked instead of filled. */
  readonly stroke?: number;
}

export type Motif = (random: () => number, w: number, h: number) => Layer[];

const n = (value: number) => Number(value.toFixed(1));
const between = (random: () => number, from: number, to: number) => from + random() * (to - from);
const steps = (count: number) => Array.from({ length: count }, (_, index) => index);
const art = (d: string, opacity = 1): Layer => ({ d, tone: 'art', opacity });
const deep = (d: string, opacity = 1): Layer => ({ d, tone: 'deep', opacity });
const circle = (x: number, y: number, r: number) => `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`;
const rect = (x: number, y: number, w: number, h: number) => `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`;
const polygon = (points: readonly (readonly [number, number])[]) => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}z`;

/** A line of hills from edge to edge, filled to the bottom. */
function ridge(w: number, h: number, y: number, rise: number, phase: number, waves: number): string {
  const line = steps(25).map((i) => [(i / 24) * w, y - rise * (Math.sin(phase + (i / 24) * waves * 6.28) + 0.4 * Math.sin(phase * 3 + (i / 24) * waves * 14))] as const);
  return polygon([[0, h], ...line, [w, h]]);
}

const sun: Motif = (random, w, h) => {
  const r = Math.min(w, h) * between(random, 0.34, 0.42);
  const [x, y] = [w * between(random, 0.4, 0.7), h * between(random, 0.5, 0.62)];
  // Slices of the disc, along its own edge.
  const slice = (from: number, to: number) => {
    const [a, b] = [from, to].map((d) => Math.sqrt(r * r - d * d)) as [number, number];
    return `M${n(x - a)} ${n(y + from)}A${n(r)} ${n(r)} 0 0 0 ${n(x - b)} ${n(y + to)}H${n(x + b)}A${n(r)} ${n(r)} 0 0 0 ${n(x + a)} ${n(y + from)}z`;
  };
  return [art(circle(x, y, r)), deep(steps(6).map((i) => slice(r * (0.02 + i * 0.17), r * (0.05 + i * 0.188))).join(''))];
};

const rays: Motif = (random, w, h) => {
  const [x, y] = [w * between(random, 0.25, 0.75), h * between(random, 0.62, 0.95)];
  const [count, far, turn] = [10 + Math.floor(random() * 5), w + h, random()];
  const wedge = (i: number) => [i, i + 0.5].map((at) => ((at + turn) / count) * 6.283).map((a) => [x + far * Math.cos(a), y + far * Math.sin(a)] as const);
  return [art(steps(count).map((i) => polygon([[x, y], ...wedge(i)])).join(''), 0.42), art(circle(x, y, Math.min(w, h) * 0.17))];
};

const blinds: Motif = (random, w, h) => {
  const [count, slant] = [8 + Math.floor(random() * 4), h * between(random, 0.05, 0.16)];
  const gap = (h + 2 * slant) / count;
  const slat = (i: number, thick: number) => polygon([[0, i * gap], [w, i * gap - slant], [w, i * gap - slant + gap * thick], [0, i * gap + gap * thick]]);
  return [art(steps(count).map((i) => slat(i, 0.2 + 0.5 * (i / count))).join(''), 0.75), deep(polygon([[w * 0.62, h], [w * 0.7, h * 0.5], [w * 0.86, h * 0.44], [w, h * 0.56], [w, h]]), 0.9)];
};

const hills: Motif = (random, w, h) => [
  art(circle(w * between(random, 0.25, 0.75), h * between(random, 0.4, 0.55), Math.min(w, h) * between(random, 0.14, 0.24))),
  art(ridge(w, h, h * 0.68, h * 0.05, random() * 6, 1), 0.45),
  art(ridge(w, h, h * 0.78, h * 0.05, random() * 6, 1.3), 0.7),
  deep(ridge(w, h, h * 0.9, h * 0.04, random() * 6, 0.9)),
];

const peaks: Motif = (random, w, h) => {
  const range = (y: number, count: number) =>
    polygon([[0, h], ...steps(count * 2 + 1).map((i) => [(i / (count * 2)) * w, i % 2 ? y * between(random, 0.86, 1.02) : y * between(random, 1.12, 1.3)] as const), [w, h]]);
  return [art(circle(w * between(random, 0.3, 0.7), h * 0.4, Math.min(w, h) * 0.13), 0.8), art(range(h * 0.55, 2), 0.5), art(range(h * 0.66, 3), 0.9), deep(range(h * 0.8, 3))];
};

const rings: Motif = (random, w, h) => {
  const [x, y, gap] = [w * between(random, 0.3, 0.75), h * between(random, 0.45, 0.7), Math.min(w, h) * between(random, 0.075, 0.1)];
  return [{ ...art(steps(9).map((i) => circle(x, y, gap * (i + 1.4))).join('')), stroke: gap * 0.42 }, art(circle(x, y, gap * 0.8))];
};

const halftone: Motif = (random, w, h) => {
  const [cell, corner] = [Math.min(w, h) / 8, random() < 0.5];
  const dots = steps(Math.ceil(w / cell)).flatMap((i) => steps(Math.ceil(h / cell)).map((j) => [i, j] as const));
  const size = (i: number, j: number) => (((corner ? i / (w / cell) : 0.5) + j / (h / cell)) / (corner ? 2 : 1.5)) ** 1.6 * cell * 0.62;
  return [art(dots.filter(([i, j]) => size(i, j) > cell * 0.07).map(([i, j]) => circle((i + (j % 2 ? 0.9 : 0.4)) * cell, (j + 0.5) * cell, size(i, j))).join(''))];
};

const lens: Motif = (random, w, h) => {
  const r = Math.min(w, h) * between(random, 0.28, 0.36);
  const [y, apart, tilt] = [h * between(random, 0.5, 0.6), r * between(random, 0.45, 0.65), r * between(random, -0.4, 0.4)];
  return [art(circle(w / 2 - apart, y - tilt, r), 0.6), art(circle(w / 2 + apart, y + tilt, r), 0.6)];
};

const teeth: Motif = (random, w, h) => {
  const count = 4 + Math.floor(random() * 3);
  const row = (from: number, direction: number) =>
    polygon([[0, from], ...steps(count).flatMap((i) => [[((i + 0.5) / count) * w, from + direction * h * between(random, 0.16, 0.34)] as const, [((i + 1) / count) * w, from + direction * h * 0.05] as const]), [w, from]]);
  return [art(circle(w / 2, h * 0.5, Math.min(w, h) * 0.24), 0.9), deep(row(0, 1)), deep(row(h, -1))];
};

const arches: Motif = (random, w, h) => {
  const [x, widest, top] = [w * between(random, 0.4, 0.6), Math.min(w * 0.42, h * 0.3), h * between(random, 0.42, 0.52)];
  const arch = (r: number, y: number) => `M${n(x - r)} ${h}V${n(y + r)}a${n(r)} ${n(r)} 0 0 1 ${n(2 * r)} 0V${h}z`;
  return steps(5).map((i) => (i % 2 ? deep : art)(arch(widest * (1 - i * 0.19), top + i * h * 0.055)));
};

const drapes: Motif = (random, w, h) => {
  const [count, sway] = [6 + Math.floor(random() * 3), between(random, 0.2, 0.5)];
  const fold = w / count;
  return steps(count).map((i) => art(`M${n(i * fold)} 0q${n(fold * sway)} ${n(h / 2)} 0 ${h}h${n(fold * 0.62)}q${n(fold * sway)} ${n(-h / 2)} 0 ${-h}z`, 0.35 + 0.6 * random()));
};

const skyline: Motif = (random, w, h) => {
  const block = Math.min(w, h) / 6;
  const houses = (low: number, high: number) => steps(Math.ceil(w / block)).map((i) => [i * block, h * between(random, low, high)] as const);
  const front = houses(0.62, 0.86);
  const panes = front.flatMap(([x, y]) => steps(12).map((i) => [x + block * (0.2 + 0.25 * (i % 3)), y + block * (0.25 + 0.35 * Math.floor(i / 3))] as const));
  return [
    art(houses(0.42, 0.7).map(([x, y]) => rect(x - block / 2, y, block * 0.94, h - y)).join(''), 0.5),
    deep(front.map(([x, y]) => rect(x, y, block * 0.92, h - y)).join('')),
    art(panes.filter(() => random() < 0.45).map(([x, y]) => rect(x, y, block * 0.12, block * 0.17)).join('')),
  ];
};

const trunks: Motif = (random, w, h) => {
  const trunk = (x: number, thick: number) => polygon([[x, 0], [x + thick, 0], [x + thick * 1.3, h], [x - thick * 0.3, h]]);
  return [
    art(circle(w * between(random, 0.35, 0.65), h * between(random, 0.42, 0.55), Math.min(w, h) * 0.25)),
    deep(steps(Math.round(w / 32)).map((i) => trunk(i * 34 + between(random, 0, 20), between(random, 3, 13))).join('')),
    deep(ridge(w, h, h * 0.9, h * 0.02, random() * 6, 1)),
  ];
};

const waves: Motif = (random, w, h) => steps(6).map((i) => art(ridge(w, h, h * (0.46 + i * 0.095), h * 0.028, random() * 6.28, 1 + random()), 0.22 + i * 0.13));

const spiral: Motif = (random, w, h) => {
  const [x, y, reach, turn] = [w * between(random, 0.4, 0.6), h * between(random, 0.5, 0.62), Math.min(w, h) * 0.62, random() * 6];
  const points = steps(110).map((i) => [turn + i * 0.3, (i / 110) ** 1.15 * reach] as const);
  const line = `M${points.map(([a, r]) => `${n(x + r * Math.cos(a))} ${n(y + r * Math.sin(a))}`).join('L')}`;
  return [{ ...art(line), stroke: Math.min(w, h) * 0.035 }];
};

const orbit: Motif = (random, w, h) => {
  const [x, y, r] = [w * between(random, 0.35, 0.68), h * between(random, 0.48, 0.62), Math.min(w, h) * between(random, 0.18, 0.27)];
  const stars = steps(26).map(() => circle(random() * w, random() * h, between(random, 0.5, 1.5)));
  const path = (rx: number) => `M${n(x - rx)} ${n(y + rx * 0.22)}a${n(rx)} ${n(rx * 0.28)} -14 1 0 ${n(2 * rx)} ${n(-rx * 0.44)}a${n(rx)} ${n(rx * 0.28)} -14 1 0 ${n(-2 * rx)} ${n(rx * 0.44)}`;
  return [art(stars.join('')), art(circle(x, y, r)), deep(circle(x + r * 0.28, y - r * 0.16, r * 0.86), 0.45), { ...art(path(r * 1.6) + path(r * 2.1), 0.8), stroke: 1.2 }];
};

const eye: Motif = (random, w, h) => {
  const [x, y, r] = [w / 2, h * between(random, 0.5, 0.6), Math.min(w, h) * 0.19];
  const lid = (k: number) => `M${n(x - r * 2.3 * k)} ${n(y)}q${n(r * 2.3 * k)} ${n(-r * 2.5 * k)} ${n(r * 4.6 * k)} 0q${n(-r * 2.3 * k)} ${n(r * 2.5 * k)} ${n(-r * 4.6 * k)} 0z`;
  return [art(lid(1.25), 0.35), art(lid(1)), deep(circle(x, y, r)), art(circle(x, y, r * 0.62)), deep(circle(x, y, r * 0.3))];
};

const reel: Motif = (random, w, h) => {
  const [x, y, r, turn] = [w * between(random, 0.45, 0.7), h * between(random, 0.55, 0.66), Math.min(w, h) * 0.42, random()];
  const holes = steps(5).map((i) => circle(x + r * 0.58 * Math.cos(turn + i * 1.2566), y + r * 0.58 * Math.sin(turn + i * 1.2566), r * 0.23));
  return [art(circle(x, y, r)), deep(holes.join('') + circle(x, y, r * 0.1))];
};

export const MOTIFS = { sun, rays, blinds, hills, peaks, rings, halftone, lens, teeth, arches, drapes, skyline, trunks, waves, spiral, orbit, eye, reel };
export type MotifName = keyof typeof MOTIFS;
