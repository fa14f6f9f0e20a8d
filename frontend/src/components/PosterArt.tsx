/** A drawn poster: a gradient, a motif, film grain and the title. Loaded for films without an image. */
import { posterDesign, sceneDesign, type Layout, type PosterColours } from './posterDesign';
import type { Layer } from './posterMotifs';

export interface PosterFilm {
  readonly id: number;
  readonly title: string;
  readonly genres: readonly string[];
  readonly year?: number | null | undefined;
  readonly directors?: readonly string[] | undefined;
}

/** The position of the title; the small print takes the remaining space. */
const FRAMES: Readonly<Record<Layout, string>> = {
  top: 'flex-col justify-between',
  bottom: 'flex-col-reverse justify-between',
  centre: 'flex-col justify-center gap-[7cqi] text-center',
  band: 'flex-col justify-end gap-[7cqi]',
  stacked: 'flex-col justify-between',
  upright: 'flex-row-reverse justify-between',
};

export function PosterArt({ film }: { film: PosterFilm }) {
  const { colours, layers, layout, weight, uppercase, typeSize } = posterDesign(film);
  const upright = layout === 'upright';
  return (
    <div className="absolute inset-0 motion-safe:animate-appear" style={{ color: colours.type }}>
      <Scene colours={colours} layers={layers} width={200} height={300} />
      <div className={`absolute inset-0 flex overflow-hidden p-[8cqi] ${FRAMES[layout]}`}>
        <p
          className={`font-display wrap-anywhere ${upright ? '[writing-mode:vertical-rl] [text-orientation:upright]' : 'text-balance'} ${layout === 'stacked' ? 'leading-[0.98] tracking-tight' : 'leading-[1.06]'}`}
          style={{ fontSize: `${typeSize}cqi`, fontWeight: weight, textTransform: uppercase ? 'uppercase' : 'none' }}
        >
          {layout === 'stacked' ? film.title.split(/\s+/).map((word, index) => <span key={index} className="block">{`${word} `}</span>) : film.title}
        </p>
        <SmallPrint film={film} layout={layout} />
      </div>
    </div>
  );
}

function SmallPrint({ film: { year, directors = [] }, layout }: { film: PosterFilm; layout: Layout }) {
  // The full name where it fits, otherwise the last name.
  const [name = ''] = directors;
  const director = name.length > 14 ? name.split(' ').at(-1) : name;
  const plain = layout === 'centre' || layout === 'upright';
  return (
    <p className={`flex items-end gap-[4cqi] text-[6cqi] leading-tight font-medium ${plain ? 'flex-col' : ''} ${layout === 'centre' ? 'items-center!' : ''} ${layout === 'upright' ? 'justify-end items-start!' : ''}`}>
      {/* The short year first: the corners on the right have marks and a menu button. */}
      {year == null || plain ? null : <Year year={year} />}
      {director && layout !== 'upright' ? <span className="min-w-0 truncate uppercase tracking-[0.08em] text-[5cqi]">{director}</span> : null}
      {plain ? null : <span aria-hidden="true" className="mb-[2.4cqi] h-px min-w-[6cqi] flex-1 bg-current opacity-50" />}
      {year != null && plain ? <Year year={year} /> : null}
    </p>
  );
}

const Year = ({ year }: { year: number }) => <span className="tracking-[0.1em] tabular-nums">{year}</span>;

/** Only the motif of a film, in landscape format. */
export function SceneArt({ film }: { film: PosterFilm }) {
  return <Scene {...sceneDesign(film, 480, 220)} width={480} height={220} />;
}

function Scene({ colours, layers, width, height }: { colours: PosterColours; layers: readonly Layer[]; width: number; height: number }) {
  return (
    <>
      <div
        className="absolute inset-0"
        style={{ background: `radial-gradient(120% 75% at 25% 8%, ${colours.glow}, transparent 70%), ${colours.ground}` }}
      />
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full">
        {layers.map(({ d, tone, opacity = 1, stroke }, index) => (
          <path
            key={index}
            d={d}
            {...(stroke === undefined ? { fill: colours[tone] } : { fill: 'none', stroke: colours[tone], strokeWidth: stroke })}
            opacity={opacity}
          />
        ))}
      </svg>
      <div className="grain absolute inset-0" />
    </>
  );
}
