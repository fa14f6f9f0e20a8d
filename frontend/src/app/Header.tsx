/** The top of the page: tall with an invitation on the home page, one line above results. */
import { ViewLink } from '@/components/ViewLink';
import { Examples } from '@/features/home/Examples';
import { ModeSwitch } from '@/features/search/ModeSwitch';
import { SearchBox } from '@/features/search/SearchBox';

/**
 * The box keeps its place in the tree in both shapes. Were there two, the focus and the text under way would be lost
 * at the first keystroke.
 */
export function Header({ home }: { home: boolean }) {
  return (
    <header className={home ? 'beam border-b border-rail' : 'z-10 border-b border-rail bg-ink sm:sticky sm:top-0'}>
      <div className={`page flex flex-wrap items-center gap-x-6 gap-y-3 ${home ? 'pt-4 pb-10 sm:pb-14' : 'py-3'}`}>
        <ViewLink to={{ q: '', mode: 'hybrid', film: null }} className="font-display text-2xl font-semibold">
          Cine<span className="text-lamp">RAG</span>
        </ViewLink>
        <a
          href="/docs/"
          className={`ml-auto text-sm text-sand underline-offset-4 hover:text-lamp hover:underline ${home ? '' : 'sm:order-last'}`}
        >
          API
        </a>
        {home ? (
          <div className="w-full pt-8 pb-3 sm:pt-14">
            <h1 className="max-w-3xl font-display text-4xl leading-[1.05] text-balance sm:text-6xl">
              Find the film you half remember.
            </h1>
            <p className="mt-4 max-w-xl text-lg text-sand">
              Say it your way: what happens, how it feels, who is in it, when it was made.
            </p>
          </div>
        ) : null}
        <div className={home ? 'w-full max-w-3xl' : 'w-full sm:w-auto sm:flex-1'}>
          <SearchBox />
        </div>
        <div className={home ? 'flex w-full flex-wrap items-center gap-x-4 gap-y-3' : ''}>
          <ModeSwitch />
          {home ? <Examples /> : null}
        </div>
      </div>
    </header>
  );
}
