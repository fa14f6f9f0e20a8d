/** What a film's page shows of trailers, reviews and where to watch: links that open on request, each with its source. */
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { Reviews } from './Reviews';
import { Trailers } from './Trailers';
import { WhereToWatch } from './WhereToWatch';

describe('the facts of a film', () => {
  it('link to trailers and embed none', () => {
    const { container } = render(<Trailers trailers={[{ site: 'YouTube', url: 'https://www.youtube.com/watch?v=made-up' }]} />);
    expect(screen.getByRole('link', { name: /Trailer on YouTube/ }).getAttribute('rel')).toBe('noreferrer');
    expect(container.querySelector('iframe')).toBeNull();
  });

  it('name JustWatch beside providers', () => {
    render(<WhereToWatch watch={{ country: 'GB', stream: ['Screenly'], rent: [], buy: [], attribution: 'JustWatch', link: 'https://www.themoviedb.org/movie/1/watch?locale=GB' }} />);
    expect(screen.getByText(/Source: JustWatch/)).toBeDefined();
    expect(screen.getByText('Screenly')).toBeDefined();
    expect(screen.queryByText('Rent')).toBeNull();
  });

  it('name the authors of reviews, and leave out addresses that are not https', () => {
    render(
      <Reviews
        reviews={[
          { author: 'Ann', excerpt: 'Made up, and good.', url: 'https://www.themoviedb.org/review/1' },
          { author: 'Bob', excerpt: 'Odd.', url: 'javascript:alert(1)' },
        ]}
      />,
    );
    expect(screen.getByText(/By Ann/)).toBeDefined();
    expect(screen.queryByText(/Bob/)).toBeNull();
  });
});
