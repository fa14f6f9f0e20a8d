/** Mocked rows of the home page, and mocked recommendations. */
import { http } from 'msw';

import { BARE, FULL, hit } from '@/api/mocks/films';
import type { RecommendationList, RowList } from '@/api/types';

import { json } from './answers';

export const rowHandlers = [
  http.get('*/v1/rows', () =>
    json({ rows: [{ name: 'popular', title: 'Popular', hits: [FULL, BARE] }], degraded: [] } satisfies RowList),
  ),
  http.post('*/v1/recommendations', () =>
    json({
      degraded: [],
      unknown_ids: [],
      hits: [{ ...hit(BARE), because: { id: FULL.id, title: FULL.title } }],
    } satisfies RecommendationList),
  ),
];
